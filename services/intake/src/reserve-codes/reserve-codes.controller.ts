import { CodeField, DayField } from '@motcua/contracts';
import { addDays, wardDayOf } from '@motcua/deadline';
import { UnknownStream, type Scope } from '@motcua/event-sourcing';
import { Act, type ActRequest, Acts, InScope, Problem, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { inOwnWard } from '../own-ward.fragment';
import { type CodeBlock, CodeBlocks } from '../receive-dossier/code-blocks.query';
import { formatDossierCode, prefixOf } from '../receive-dossier/dossier-codes.query';

const daysAhead = 14;

class ReserveCodesRequest {
  @ApiProperty({ example: 'counter-2' }) @CodeField() counterCode: string;
  @ApiProperty({ example: 50 }) @IsInt() @Min(1) @Max(500) count: number;

  @ApiPropertyOptional({ description: 'The day on which they will be used; today unless said' })
  @IsOptional()
  @DayField()
  day?: string;
}

interface ShownBlock extends CodeBlock {
  firstCode: string;
  lastCode: string;
}

/** Codes for a counter that is going to be cut off, to be written on receipts by hand (NĐ 61/2018 art. 39). */
@Controller('wards/:ward/code-blocks')
export class ReserveCodesController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
    private readonly blocks: CodeBlocks,
  ) {}

  @Post()
  @Requires('dossier.reserve-codes')
  async reserve(@Act() asked: ActRequest, @Body() body: ReserveCodesRequest): Promise<ShownBlock> {
    const { ward } = inOwnWard(asked);
    const today = wardDayOf(this.acts.now());
    const day = body.day ?? today;
    if (day < today || day > addDays(today, daysAhead)) {
      throw new Problem(
        400,
        'day-out-of-range',
        `Chỉ dành trước mã hồ sơ cho hôm nay và ${daysAhead} ngày tới; hãy chọn lại ngày.`,
      );
    }
    return this.shown(ward, await this.blocks.reserve(ward, day, body.count, body.counterCode));
  }

  /** Of today and the days to come, and of the two weeks before. */
  @Get()
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  async list(@InScope() scope: Scope, @Param('ward') ward: string): Promise<{ blocks: ShownBlock[] }> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    const blocks = await this.blocks.from(ward, addDays(wardDayOf(this.acts.now()), -daysAhead));
    return { blocks: blocks.map((block) => this.shown(ward, block)) };
  }

  private shown(ward: string, block: CodeBlock): ShownBlock {
    const codeOf = (sequence: number) => formatDossierCode(prefixOf(this.reference, ward), block.day, sequence);
    return { ...block, firstCode: codeOf(block.first), lastCode: codeOf(block.last) };
  }
}
