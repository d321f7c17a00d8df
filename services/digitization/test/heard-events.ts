import type { Envelope, EventData, EventType, Receipt } from '@motcua/contracts';
import { standardOfficeHours } from '@motcua/deadline';
import { v7 } from 'uuid';

export const receipt: Receipt = {
  dossierCode: 'H01.11.07-251001-0001',
  procedureCode: '1.001193',
  procedureVersion: 'v1',
  fieldCode: 'ho-tich',
  fieldName: 'Tư pháp – hộ tịch',
  receivingWardCode: 'an-thang',
  competentUnitCode: 'an-thang',
  competentLevel: 'commune',
  applicantWardCode: null,
  serviceLevel: 'full',
  channel: 'direct',
  assisted: false,
  hasSlip: true,
  receivedAt: '2025-10-01T02:00:00.000Z',
  clock: {
    termUnit: 'working-days',
    termAmount: 10,
    termCutOff: null,
    dueAt: '2025-10-15T02:00:00.000Z',
    ruleId: 'working-days.same-minute.1',
    calendarId: 'plain',
    officeHoursVersion: standardOfficeHours.version,
  },
  forwardedFrom: null,
  enteredAfterwards: null,
};

export const ending: EventData<'DossierResolved'> = {
  endedAt: '2025-10-10T02:00:00.000Z',
  workingMinutesEarly: 1_440,
  indexJudgement: null,
  lateCauseCode: null,
  reasonCode: null,
  enteredAfterwards: null,
};

let numbers = 0;

/** An event as its producer's relay would publish it. */
export const heardEvent = <T extends EventType>(
  source: 'intake' | 'processing' | 'reference',
  type: T,
  data: EventData<T>,
  dossierId: string | null,
): Envelope<T> => {
  numbers += 1;
  return {
    id: v7(),
    type,
    version: 1,
    source,
    dossierId,
    stream: `${source}-${dossierId ?? numbers}`,
    position: 1,
    store: source,
    epoch: 1,
    number: numbers,
    receivingWardCode: dossierId === null ? 'national' : 'an-thang',
    competentUnitCode: dossierId === null ? null : 'an-thang',
    occurredAt: new Date().toISOString(),
    recordedAt: new Date().toISOString(),
    correlationId: v7(),
    causationId: null,
    actorId: 'receptionist-1',
    actorRole: 'receptionist',
    traceparent: null,
    data,
  };
};

export const received = (dossierId: string) => heardEvent('intake', 'DossierReceived', receipt, dossierId);
export const handedOver = (dossierId: string) => heardEvent('intake', 'DossierHandedOver', receipt, dossierId);
export const resolved = (dossierId: string) => heardEvent('processing', 'DossierResolved', ending, dossierId);
