import type { EventData, EventType } from '@motcua/contracts';
import type pg from 'pg';

export type Unit = EventData<'UnitDefined'>;
export type Procedure = EventData<'ProcedureDefined'>;
export type CalendarDays = EventData<'CalendarDefined'>;
export type OfficeHoursPeriods = EventData<'OfficeHoursDefined'>;
export type Cause = EventData<'CauseDefined'>;

/** Nothing can be decided before these definitions have arrived; what was to be decided comes again. */
export class ReferenceNotReady extends Error {}

/** The service's copy of reference data, folded from the owner's events; newest definition of each code wins. */
export class ReferenceData {
  readonly units = new Map<string, Unit>();
  readonly procedures = new Map<string, Procedure>();
  readonly calendars = new Map<string, CalendarDays>();
  readonly officeHours = new Map<string, OfficeHoursPeriods>();
  readonly causes = new Map<string, Cause>();
  private upTo = 0;
  private refreshing: Promise<void> | undefined;

  constructor(private readonly pool: pg.Pool) {}

  /** Whether the definitions without which nothing can be decided have arrived. */
  get ready(): boolean {
    return this.calendars.size > 0 && this.officeHours.size > 0 && this.causes.size > 0;
  }

  /** Folds what arrived since the last time; at most one query at once. */
  refresh(): Promise<void> {
    this.refreshing ??= this.load().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  calendar(): CalendarDays {
    return newest(this.calendars, 'calendar');
  }

  hours(): OfficeHoursPeriods {
    return newest(this.officeHours, 'office hours');
  }

  private async load(): Promise<void> {
    const { rows } = await this.pool.query(
      'select number, type, data from reference_data where number > $1 order by number',
      [this.upTo],
    );
    for (const { number, type, data } of rows) {
      this.define(type as EventType, data);
      this.upTo = Number(number);
    }
  }

  private define(type: EventType, data: unknown): void {
    switch (type) {
      case 'UnitDefined':
        this.units.set((data as Unit).unitCode, data as Unit);
        break;
      case 'ProcedureDefined':
        this.procedures.set((data as Procedure).procedureCode, data as Procedure);
        break;
      case 'CalendarDefined':
        this.calendars.set((data as CalendarDays).id, data as CalendarDays);
        break;
      case 'OfficeHoursDefined':
        this.officeHours.set((data as OfficeHoursPeriods).version, data as OfficeHoursPeriods);
        break;
      case 'CauseDefined':
        this.causes.set(`${(data as Cause).list} ${(data as Cause).code}`, data as Cause);
        break;
      default:
        break;
    }
  }
}

const newest = <T>(defined: Map<string, T>, what: string): T => {
  const last = [...defined.values()].at(-1);
  if (!last) throw new ReferenceNotReady(`no ${what} has been defined yet`);
  return last;
};
