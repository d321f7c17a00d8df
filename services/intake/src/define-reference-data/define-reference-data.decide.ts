import { canonicalJson, type DomainEvent, type EventType, eventDefinition } from '@motcua/contracts';
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

/** Defining the same again is quiet. */
export const defineReferenceData = (definition: Definition, event: ReferenceEvent): DomainEvent[] =>
  definition.content === canonicalJson(event.data) ? [] : [event];
