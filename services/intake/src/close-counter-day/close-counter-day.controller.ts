import { CodeField, type DayDifferenceReason, DayField, dayDifferenceReasons, UnitCodeField } from '@motcua/contracts';
import { fold, PostgresEventStore, type Scope, UnknownStream } from '@motcua/event-sourcing';
import { Act, ActAnswer, type ActRequest, Acts, InScope, Requires } from '@motcua/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsOptional, Min } from 'class-validator';
import { inOwnWard } from '../own-ward.fragment';
import { PaymentEntries } from '../payments/payment-entries.query';
import { closeCounterDay } from './close-counter-day.decide';
import { sumsOf } from './counter-day.fold';
import { counterDayKey, counterDayStream } from './counter-day.state';

class CounterPath {
  @ApiProperty() @UnitCodeField() ward: string;
  @ApiProperty({ example: 'counter-1' }) @CodeField() counter: string;
}

class CounterDayPath extends CounterPath {
  @ApiProperty({ example: '2025-10-01' }) @IsISO8601({ strict: true }) @DayField() day: string;
}

class CloseCounterDayRequest {
  @ApiProperty({ example: '2025-10-01' }) @IsISO8601({ strict: true }) @DayField() day: string;
  @ApiProperty({ example: 68_000, description: 'Counted in the drawer, whole đồng' })
  @IsInt()
  @Min(0)
  cashCounted: number;

  @ApiPropertyOptional({ enum: dayDifferenceReasons, description: 'Where drawer or receipts differ from the payments' })
  @IsOptional()
  @IsIn([...dayDifferenceReasons])
  differenceReason?: DayDifferenceReason;
}

@Controller('wards/:ward/counters/:counter')
export class CloseCounterDayController {
  constructor(
    private readonly acts: Acts,
    private readonly store: PostgresEventStore,
    private readonly entries: PaymentEntries,
  ) {}

  @Post('close-day')
  @HttpCode(201)
  @Requires('payment.close-day')
  async close(
    @Act() asked: ActRequest,
    @Param() { counter }: CounterPath,
    @Body() { day, cashCounted, differenceReason }: CloseCounterDayRequest,
  ): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    const sums = sumsOf(await this.entries.atCounter(request.ward, counter, day));
    const command = { counterCode: counter, day, sums, cashCounted, differenceReason: differenceReason ?? null };
    return this.acts.run(request, counterDayStream, {
      dossierId: null,
      key: counterDayKey(counter, day),
      begins: true,
      decide: (closed, now) => closeCounterDay(closed, command, now),
      render: (closed) => ({ closed }),
    });
  }

  /** What the payments of a day come to now, beside how it was closed. */
  @Get('days/:day')
  @Requires('payment.close-day')
  async show(@InScope() scope: Scope, @Param() { ward, counter, day }: CounterDayPath): Promise<ActAnswer> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    const stream = { wardCode: ward, id: counterDayStream.streamId(counterDayKey(counter, day)) };
    const [entries, { events, head }] = await Promise.all([
      this.entries.atCounter(ward, counter, day),
      this.store.read(stream, { wards: [ward], units: [] }),
    ]);
    const body = {
      wardCode: ward,
      counterCode: counter,
      day,
      now: sumsOf(entries),
      closed: fold(counterDayStream, events),
    };
    return new ActAnswer(200, head.position, body);
  }
}
