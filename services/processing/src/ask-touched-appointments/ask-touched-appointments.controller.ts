import type { ChangedDay, TouchedAppointment, UncountableClock } from '@motcua/deadline';
import type { Scope } from '@motcua/event-sourcing';
import { InScope, Problem, ReferenceData, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { TouchedAppointments } from './touched-appointments.query';

class TouchedAppointmentsQuery {
  @ApiProperty({ example: 'vn-2020-2026.3.culture-day', description: 'Id of a calendar that is defined' })
  @IsString()
  @Length(1, 80)
  calendar: string;
}

interface TouchedAnswer {
  calendar: string;
  /** By the calendar that the appointments were counted by. */
  changes: {
    from: string;
    changedDays: readonly ChangedDay[];
    touched: readonly TouchedAppointment[];
    uncountable: readonly UncountableClock[];
  }[];
}

@Controller('wards/:ward/appointments-touched')
export class AskTouchedAppointmentsController {
  constructor(
    private readonly appointments: TouchedAppointments,
    private readonly reference: ReferenceData,
  ) {}

  /**
   * Open appointments that this calendar would give otherwise, with the days that differ. A printed appointment is never
   * moved by a calendar; `move-appointment` does it, one by one and with a reason.
   */
  @Get()
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  async ask(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Query() { calendar: id }: TouchedAppointmentsQuery,
  ): Promise<TouchedAnswer> {
    const calendar = this.reference.calendars.get(id);
    if (!calendar) {
      throw new Problem(404, 'calendar-unknown', `Chưa có lịch làm việc mang mã ${id}; hãy kiểm tra lại mã lịch.`);
    }
    return { calendar: id, changes: await this.appointments.under(calendar, ward, scope) };
  }
}
