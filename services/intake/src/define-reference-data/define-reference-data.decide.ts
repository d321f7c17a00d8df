import { canonicalJson, type DomainEvent, type EventData, type EventType, eventDefinition } from '@motcua/contracts';
import { calendarOf, countsFrom, vietnamCalendar } from '@motcua/deadline';
import type { StoredEvent, StreamType } from '@motcua/event-sourcing';

/** One stream per definition; only its newest content matters to the decision. */
export type Definition = { content: string | null };

export const definitionStream: StreamType<Definition> = {
  streamId: (key) => `reference-${key}`,
  initialState: { content: null },
  evolve: (_definition, { data }: StoredEvent) => ({ content: canonicalJson(data) }),
  competentUnitOf: () => null,
};

export type ReferenceEvent = DomainEvent<
  | 'UnitDefined'
  | 'CalendarDefined'
  | 'OfficeHoursDefined'
  | 'CutOffDefined'
  | 'ProcedureDefined'
  | 'CauseDefined'
  | 'FieldGroupDefined'
  | 'ProceduresDisplayed'
>;

export const isReferenceType = (type: EventType): boolean => eventDefinition(type).owner === 'reference';

/** What the definition is known by within its kind; versions stand beside each other by the day from which they hold. */
export const definitionKey = (event: ReferenceEvent): string => {
  switch (event.type) {
    case 'UnitDefined':
      return `unit-${event.data.unitCode}`;
    case 'CalendarDefined':
      return `calendar-${event.data.id}`;
    case 'OfficeHoursDefined':
      return `office-hours-${event.data.version}`;
    case 'CutOffDefined':
      return `cut-off-${event.data.code}`;
    case 'ProcedureDefined':
      return `procedure-${event.data.procedureCode}-${event.data.from}`;
    case 'CauseDefined':
      return `cause-${event.data.list}-${event.data.code}`;
    case 'FieldGroupDefined':
      return `field-group-${event.data.groupCode}-${event.data.from}`;
    case 'ProceduresDisplayed':
      return `displayed-${event.data.wardCode}-${event.data.from}`;
  }
};

/** Whose subject it is published under: a unit's own, or everybody's. */
export const definitionUnit = (event: ReferenceEvent): string => {
  switch (event.type) {
    case 'UnitDefined':
      return event.data.unitCode;
    case 'ProceduresDisplayed':
      return event.data.wardCode;
    default:
      return 'national';
  }
};

/** What a definition says against itself, each as a sentence; its fields have been checked before. */
export const problemsOf = (event: ReferenceEvent): string[] => {
  switch (event.type) {
    case 'CalendarDefined':
      return calendarProblems(event.data);
    case 'OfficeHoursDefined':
      return sentenceOf(() => countsFrom('2025-07-01T02:00:00.000Z', vietnamCalendar, event.data));
    case 'CutOffDefined': {
      const { cutOff, cutOffBeforeClose } = event.data;
      const stated = [cutOff, cutOffBeforeClose].filter((each) => each !== null && each !== undefined);
      return stated.length === 1 ? [] : ['one of cutOff and cutOffBeforeClose must be stated'];
    }
    case 'UnitDefined':
    case 'ProcedureDefined':
    case 'CauseDefined':
    case 'FieldGroupDefined':
    case 'ProceduresDisplayed':
      return [];
  }
};

const calendarProblems = (stated: EventData<'CalendarDefined'>): string[] => {
  if (stated.decisions.length === 0) return [];
  return sentenceOf(() => {
    const made = calendarOf(stated.id, stated.decisions);
    for (const list of ['firstDay', 'lastDay', 'daysOff', 'makeUpDays', 'toVerify'] as const) {
      const [said, decided] = [stated[list], made[list]].map((value) => JSON.stringify(value));
      if (said !== decided) throw new RangeError(`${list} must be what the decisions say: ${decided}`);
    }
  });
};

const sentenceOf = (check: () => unknown): string[] => {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof RangeError) return [error.message];
    throw error;
  }
};

/** Defining the same again is quiet. */
export const defineReferenceData = (definition: Definition, event: ReferenceEvent): DomainEvent[] =>
  definition.content === canonicalJson(event.data) ? [] : [event];
