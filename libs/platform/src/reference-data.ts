import { type EventData, type EventType, inForceOn, type LocalDay, upcast } from '@motcua/contracts';
import type pg from 'pg';

export type Unit = EventData<'UnitDefined'>;
export type Procedure = EventData<'ProcedureDefined'>;
export type CalendarDays = EventData<'CalendarDefined'>;
export type OfficeHoursPeriods = EventData<'OfficeHoursDefined'>;
export type Cause = EventData<'CauseDefined'>;
export type CutOffDefinition = EventData<'CutOffDefined'>;
export type FieldGroup = EventData<'FieldGroupDefined'>;
export type DisplayedProcedures = EventData<'ProceduresDisplayed'>;

/** What time is counted by. */
export interface WorkingTime {
  calendar: CalendarDays;
  officeHours: OfficeHoursPeriods;
  cutOffs: CutOffDefinition[];
}

/** Nothing can be decided before these definitions have arrived; what was to be decided comes again. */
export class ReferenceNotReady extends Error {}

/**
 * The service's copy of reference data, folded from the owner's events. The newest definition of each code wins; of what
 * has versions, the newest definition from each first day.
 */
export class ReferenceData {
  readonly units = new Map<string, Unit>();
  readonly calendars = new Map<string, CalendarDays>();
  readonly officeHours = new Map<string, OfficeHoursPeriods>();
  readonly causes = new Map<string, Cause>();
  readonly cutOffs = new Map<string, CutOffDefinition>();
  private readonly procedures: Versions<Procedure> = new Map();
  /** Every version that was ever defined, by code and hash: what a dossier pinned may have been corrected since. */
  private readonly pinned = new Map<string, Procedure>();
  private readonly fieldGroups: Versions<FieldGroup> = new Map();
  private readonly displayed: Versions<DisplayedProcedures> = new Map();
  /** Everything up to this number is folded. */
  private upTo = 0;
  /** So many were folded of what lies behind a number that has not arrived yet. */
  private beyond = 0;
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

  /** What time is counted by now at this unit. */
  time(unitCode: string): WorkingTime {
    return { calendar: this.calendar(), officeHours: this.hours(unitCode), cutOffs: [...this.cutOffs.values()] };
  }

  /** The newest hours that name this unit, else the newest that name none. */
  hours(unitCode: string): OfficeHoursPeriods {
    const all = [...this.officeHours.values()];
    const found = all.findLast(({ wardCode }) => wardCode === unitCode) ?? all.findLast(({ wardCode }) => !wardCode);
    return found ?? notReady('office hours');
  }

  /** The version of a procedure that holds on a ward-local day. */
  procedureOn(procedureCode: string, day: LocalDay): Procedure | undefined {
    return inForceOn(versionsOf(this.procedures, procedureCode), day);
  }

  /** The version that a dossier pinned; undefined where it pinned none, as a register's row may. */
  pinnedProcedure(procedureCode: string, procedureVersion: string): Procedure | undefined {
    return this.pinned.get(pinnedKey(procedureCode, procedureVersion));
  }

  /** Every version of every procedure, by code and first day. */
  procedureVersions(): Procedure[] {
    return [...this.procedures.keys()]
      .sort()
      .flatMap((code) => versionsOf(this.procedures, code).sort((a, b) => (a.from < b.from ? -1 : 1)));
  }

  fieldGroupOn(groupCode: string, day: LocalDay): FieldGroup | undefined {
    return inForceOn(versionsOf(this.fieldGroups, groupCode), day);
  }

  /** Codes of what the ward displays on that day; undefined where it has not said. */
  displayedOn(wardCode: string, day: LocalDay): ReadonlySet<string> | undefined {
    const list = inForceOn(versionsOf(this.displayed, wardCode), day);
    return list && new Set(list.procedureCodes);
  }

  /** Replicas share the listening and redelivery mixes, so an older number may arrive after a newer one. */
  private async load(): Promise<void> {
    const arrived = await this.after(this.upTo);
    if (arrived.length === this.beyond) return;
    // What was folded too early is folded once more in its order, with what stands before it.
    const all = this.beyond === 0 ? arrived : await this.after(0);
    if (this.beyond > 0) this.forget();
    for (const { type, version, data } of all) this.define(type, upcast(type, version, data));
    const firstMissing = arrived.findIndex(({ number }, index) => number !== this.upTo + 1 + index);
    const contiguous = firstMissing === -1 ? arrived.length : firstMissing;
    this.upTo += contiguous;
    this.beyond = arrived.length - contiguous;
  }

  private async after(number: number): Promise<{ number: number; type: EventType; version: number; data: unknown }[]> {
    const { rows } = await this.pool.query(
      'select number, type, version, data from reference_data where number > $1 order by number',
      [number],
    );
    return rows.map((row) => ({ ...row, number: Number(row.number) }));
  }

  private forget(): void {
    const { units, procedures, pinned, calendars, officeHours, causes, cutOffs, fieldGroups, displayed } = this;
    for (const defined of [
      units,
      procedures,
      pinned,
      calendars,
      officeHours,
      causes,
      cutOffs,
      fieldGroups,
      displayed,
    ]) {
      defined.clear();
    }
  }

  private define(type: EventType, data: unknown): void {
    switch (type) {
      case 'UnitDefined':
        this.units.set((data as Unit).unitCode, data as Unit);
        break;
      case 'ProcedureDefined':
        this.defineProcedure(data as Procedure);
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
      case 'CutOffDefined':
        this.cutOffs.set((data as CutOffDefinition).code, data as CutOffDefinition);
        break;
      case 'FieldGroupDefined':
        keepVersion(this.fieldGroups, (data as FieldGroup).groupCode, data as FieldGroup);
        break;
      case 'ProceduresDisplayed':
        keepVersion(this.displayed, (data as DisplayedProcedures).wardCode, data as DisplayedProcedures);
        break;
      default:
        break;
    }
  }

  private defineProcedure(version: Procedure): void {
    keepVersion(this.procedures, version.procedureCode, version);
    this.pinned.set(pinnedKey(version.procedureCode, version.procedureVersion), version);
  }
}

const pinnedKey = (procedureCode: string, procedureVersion: string): string => `${procedureCode} ${procedureVersion}`;

const newest = <T>(defined: Map<string, T>, what: string): T => [...defined.values()].at(-1) ?? notReady(what);

const notReady = (what: string): never => {
  throw new ReferenceNotReady(`no ${what} has been defined yet`);
};

/** By code, then by first day. */
type Versions<T> = Map<string, Map<LocalDay, T>>;

const keepVersion = <T extends { from: LocalDay }>(versions: Versions<T>, code: string, version: T): void => {
  const known = versions.get(code) ?? new Map<LocalDay, T>();
  versions.set(code, known.set(version.from, version));
};

const versionsOf = <T>(versions: Versions<T>, code: string): T[] => [...(versions.get(code)?.values() ?? [])];
