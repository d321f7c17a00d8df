import { type Envelope, type EventData, type EventType, eventDefinition } from '@motcua/contracts';

/** What distinguishes one dossier from the next; everything else is the same for all. */
export interface DossierShape {
  /** From 0; its id, its events' ids and its numbers in the logs follow from it. */
  index: number;
  wardCode: string;
  /** 1 to 12. */
  field: number;
  /** Instant of its receipt, in milliseconds since 1970. */
  receivedAt: number;
  /** Resolved, and returned a day later; false: still open. */
  ended: boolean;
}

export const eventsOfDossier = 11;
const day = 86_400_000;

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
/** In order of `index`, as time-ordered ids are in order of receipt. */
export const dossierIdOf = (index: number): string =>
  `0198${hex(index, 8).slice(0, 4)}-${hex(index, 8).slice(4)}-7000-8000-0000000000d0`;
const eventId = (index: number, event: number): string =>
  `0198${hex(index, 8).slice(0, 4)}-${hex(index, 8).slice(4)}-7000-8000-0000000001${hex(event, 2)}`;

const stamp = (milliseconds: number): string => new Date(milliseconds).toISOString();

export const receiptOf = ({ index, wardCode, field, receivedAt }: DossierShape): EventData<'DossierReceived'> => ({
  dossierCode: `H99.${wardCode}-${stamp(receivedAt).slice(2, 10).replaceAll('-', '')}-${String(index % 10_000).padStart(4, '0')}`,
  procedureCode: `9.${String(field).padStart(6, '0')}`,
  procedureVersion: 'load.1',
  fieldCode: `linh-vuc-${field}`,
  fieldName: `Lĩnh vực thử ${field}`,
  receivingWardCode: wardCode,
  competentUnitCode: wardCode,
  competentLevel: 'commune',
  applicantWardCode: wardCode,
  serviceLevel: 'full',
  channel: index % 3 === 0 ? 'direct' : 'online',
  assisted: false,
  hasSlip: true,
  receivedAt: stamp(receivedAt),
  clock: clockOf(receivedAt),
  forwardedFrom: null,
  enteredAfterwards: null,
});

const clockOf = (from: number): EventData<'DossierReceived'>['clock'] => ({
  termUnit: 'working-days',
  termAmount: 5,
  termCutOff: null,
  dueAt: stamp(from + 7 * day),
  ruleId: 'working-days.same-minute.1',
  calendarId: 'plain',
  officeHoursVersion: 'standard.1',
});

/** All that the services say of one whole dossier, in order; eleven envelopes, two fewer while it is still open. */
export const envelopesOf = (shape: DossierShape): Envelope[] => {
  const { index, wardCode, receivedAt, ended } = shape;
  const dossierId = dossierIdOf(index);
  const envelopes: Envelope[] = [];
  const positions = { intake: 0, processing: 0, digitization: 0, reference: 0 };
  const says = <T extends EventType>(type: T, at: number, data: EventData<T>): void => {
    const source = eventDefinition(type).owner;
    positions[source] += 1;
    envelopes.push({
      id: eventId(index, envelopes.length),
      type,
      version: 1,
      source,
      dossierId,
      stream: `${source}-${dossierId}`,
      position: positions[source],
      // Of a log of its own, whose numbers never meet those of what happens during a measure.
      store: `earlier-${source}`,
      epoch: 1,
      // Apart for each dossier, so that numbers need no bookkeeping.
      number: index * eventsOfDossier + envelopes.length + 1,
      receivingWardCode: wardCode,
      competentUnitCode: wardCode,
      occurredAt: stamp(at),
      recordedAt: stamp(at + 5),
      correlationId: eventId(index, 200 + envelopes.length),
      causationId: null,
      actorId: `receptionist-${wardCode}`,
      actorRole: 'receptionist',
      traceparent: `00-${hex(index, 32)}-${hex(index, 16)}-00`,
      data,
    } as unknown as Envelope);
  };
  const receipt = receiptOf(shape);
  const scan = { sha256: hex(index, 64), size: 48_211, mediaType: 'application/pdf', pages: 2 };
  says('DossierReceived', receivedAt, receipt);
  says('DossierHandedOver', receivedAt + 60_000, receipt);
  says('ComponentDigitized', receivedAt + 120_000, { componentCode: 'to-khai', ...scan });
  says('ProcessingStarted', receivedAt + 3_600_000, { officeCode: `phong-${1 + (index % 3)}` });
  says('OfficerAssigned', receivedAt + 3_700_000, { officerId: 'officer-7', reasonCode: null, insteadOf: null });
  says('SupplementRequested', receivedAt + 7_200_000, {
    papers: ['to-khai'],
    reasonCode: 'papers-missing',
    clockStops: true,
    wardFault: null,
  });
  says('SupplementDelivered', receivedAt + day, { papers: ['to-khai'] } as EventData<'SupplementDelivered'>);
  says('DossierSupplemented', receivedAt + day + 1000, { clockRestarts: true, clock: clockOf(receivedAt + day) });
  if (!ended) return envelopes;
  // Most in time, some late: nobody has only early dossiers.
  const endedAt = receivedAt + (index % 10 === 0 ? 9 : 1 + (index % 7)) * day + 7_200_000;
  says('DossierResolved', endedAt, {
    endedAt: stamp(endedAt),
    workingMinutesEarly: index % 10 === 0 ? -480 : 480,
    indexJudgement: null,
    lateCauseCode: index % 10 === 0 ? 'staff-overload' : null,
    reasonCode: null,
    enteredAfterwards: null,
  });
  says('ResultReturned', endedAt + day, {
    manner: 'office',
    returnedAt: stamp(endedAt + day),
    enteredAfterwards: null,
  });
  says('ResultDigitized', endedAt + 60_000, { componentCode: 'result', ...scan });
  return envelopes;
};

/** Dossiers over 250 weekdays from the given one, evenly over wards and twelve fields. */
export const spreadOverAYear = (index: number, wards: readonly string[], firstDay: number): DossierShape => {
  const weekday = Math.floor(index / (wards.length * 12)) % 250;
  const dayOfYear = Math.floor(weekday / 5) * 7 + (weekday % 5);
  return {
    index,
    wardCode: wards[index % wards.length] as string,
    field: 1 + (Math.floor(index / wards.length) % 12),
    receivedAt: firstDay + dayOfYear * day + 9_000_000 + (index % 400) * 60_000,
    ended: index % 50 !== 0,
  };
};
