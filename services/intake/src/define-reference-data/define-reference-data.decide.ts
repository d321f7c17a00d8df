import { type DomainEvent, type EventType, eventDefinition } from '@motcua/contracts';
import type { StoredEvent, StreamType } from '@motcua/event-sourcing';

/** One stream per definition; only its newest content matters to the decision. */
export type Definition = { content: string | null };

const contentOf = (data: unknown): string =>
  JSON.stringify(Object.entries(data as object).sort(([a], [b]) => (a < b ? -1 : 1)));

export const definitionStream: StreamType<Definition> = {
  streamId: (key) => `reference-${key}`,
  initialState: { content: null },
  evolve: (_definition, { data }: StoredEvent) => ({ content: contentOf(data) }),
  competentUnitOf: () => null,
};

export type ReferenceEvent = DomainEvent<
  'UnitDefined' | 'CalendarDefined' | 'OfficeHoursDefined' | 'ProcedureDefined' | 'CauseDefined'
>;

export const isReferenceType = (type: EventType): boolean => eventDefinition(type).owner === 'reference';

/** What the definition is known by within its kind. */
export const definitionKey = (event: ReferenceEvent): string => {
  switch (event.type) {
    case 'UnitDefined':
      return `unit-${event.data.unitCode}`;
    case 'CalendarDefined':
      return `calendar-${event.data.id}`;
    case 'OfficeHoursDefined':
      return `office-hours-${event.data.version}`;
    case 'ProcedureDefined':
      return `procedure-${event.data.procedureCode}`;
    case 'CauseDefined':
      return `cause-${event.data.list}-${event.data.code}`;
  }
};

/** Whose subject it is published under: a unit's own, or everybody's. */
export const definitionUnit = (event: ReferenceEvent): string =>
  event.type === 'UnitDefined' ? event.data.unitCode : 'national';

/** Defining the same again is quiet. */
export const defineReferenceData = (definition: Definition, event: ReferenceEvent): DomainEvent[] =>
  definition.content === contentOf(event.data) ? [] : [event];
