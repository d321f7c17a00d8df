import { type EventData, type EventType, type Envelope, eventDefinition } from '@motcua/contracts';
import { v5 } from 'uuid';

export const dossierA = '0197a000-0000-7000-8000-00000000000a';
const namespace = '0197a000-0000-7000-8000-0000000000ff';

export const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

export const start = '2025-07-01T02:00:00.000Z';

export const clockDue = (dueAt: string | null) => ({
  termUnit: 'working-days' as const,
  termAmount: 3,
  dueAt,
  ruleId: 'working-days.same-minute.1',
  calendarId: 'vn-2020-2026.1',
  officeHoursVersion: 'standard.1',
  termCutOff: null,
});

export const receipt = (changed: Partial<EventData<'DossierReceived'>> = {}): EventData<'DossierReceived'> => ({
  dossierCode: 'H01-1',
  procedureCode: '1.001193',
  procedureVersion: 'v1',
  fieldCode: 'ho-tich',
  fieldName: 'Hộ tịch',
  receivingWardCode: 'an-thang',
  competentUnitCode: 'an-thang',
  competentLevel: 'commune',
  applicantWardCode: null,
  serviceLevel: 'full',
  channel: 'direct',
  assisted: false,
  hasSlip: true,
  receivedAt: start,
  clock: clockDue(minutesAfter(start, 3 * 1440)),
  forwardedFrom: null,
  enteredAfterwards: null,
  ...changed,
});

export const ending = (endedAt: string, changed: Partial<EventData<'DossierResolved'>> = {}) => ({
  endedAt,
  workingMinutesEarly: null,
  indexJudgement: null,
  lateCauseCode: null,
  reasonCode: null,
  enteredAfterwards: null,
  ...changed,
});

export const entered = { source: 'register' as const, fileHash: null, rowNumber: 1, reason: 'register' };

/** What a dossier's producers say, as envelopes; positions count per producer, numbers over all that was made. */
export class Story {
  readonly events: Envelope[] = [];
  private readonly positions = new Map<string, number>();

  constructor(
    readonly dossierId: string = dossierA,
    readonly wardCode: string = 'an-thang',
    private readonly nextNumber: (store: string) => number = counter(),
  ) {}

  says<T extends EventType>(type: T, occurredAt: string, data: EventData<T>, source?: string): this {
    const speaker = source ?? eventDefinition(type).owner;
    const position = (this.positions.get(speaker) ?? 0) + 1;
    this.positions.set(speaker, position);
    this.events.push({
      id: v5(`${this.dossierId} ${speaker} ${position}`, namespace),
      type,
      version: eventDefinition(type).version,
      source: speaker,
      dossierId: this.dossierId,
      stream: `${speaker}-${this.dossierId}`,
      position,
      store: speaker,
      epoch: 1,
      number: this.nextNumber(speaker),
      receivingWardCode: this.wardCode,
      competentUnitCode: this.wardCode,
      occurredAt,
      recordedAt: occurredAt,
      correlationId: namespace,
      causationId: null,
      actorId: 'clerk',
      actorRole: 'receptionist',
      traceparent: null,
      data,
    } as unknown as Envelope);
    return this;
  }

  received(changed: Partial<EventData<'DossierReceived'>> = {}): this {
    const data = receipt({ receivingWardCode: this.wardCode, competentUnitCode: this.wardCode, ...changed });
    return this.says('DossierReceived', data.receivedAt, data);
  }

  resolved(endedAt: string, changed: Partial<EventData<'DossierResolved'>> = {}): this {
    return this.says('DossierResolved', endedAt, ending(endedAt, changed));
  }
}

/** One row of numbers per store, as a log has them. */
export const counter = (): ((store: string) => number) => {
  const numbers = new Map<string, number>();
  return (store) => {
    const number = (numbers.get(store) ?? 0) + 1;
    numbers.set(store, number);
    return number;
  };
};
