import type { Cause } from '@motcua/platform';
import type { Envelope, EventData, EventType, Receipt } from '@motcua/contracts';
import { standardOfficeHours } from '@motcua/deadline';
import { v7 } from 'uuid';

/** Every weekday of three decades counts, so that no spec ends with a year. */
export const plainCalendar = {
  id: 'plain',
  firstDay: '2020-01-01',
  lastDay: '2049-12-31',
  daysOff: [],
  makeUpDays: [],
  toVerify: [],
  decisions: [],
};

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

let numbers = 0;

/** An event as its producer's relay would publish it. */
export const heardEvent = <T extends EventType>(
  type: T,
  data: EventData<T>,
  around: Partial<Envelope> & { dossierId: string | null },
): Envelope<T> => {
  numbers += 1;
  const store = type.endsWith('Defined') ? 'reference' : 'intake';
  return {
    id: v7(),
    version: 1,
    source: store,
    stream: `${store}-${around.dossierId ?? numbers}`,
    position: 1,
    store,
    epoch: 1,
    number: numbers,
    receivingWardCode: 'an-thang',
    competentUnitCode: 'an-thang',
    occurredAt: new Date().toISOString(),
    recordedAt: new Date().toISOString(),
    correlationId: v7(),
    causationId: null,
    actorId: 'receptionist-1',
    actorRole: 'receptionist',
    traceparent: null,
    ...around,
    type,
    data,
  };
};

const cause = (list: Cause['list'], code: string) =>
  heardEvent('CauseDefined', { list, code, name: code }, { dossierId: null, receivingWardCode: 'national' });

/** What a service must have heard before it decides anything. */
export const referenceEvents = (): Envelope[] => {
  const national = { dossierId: null, receivingWardCode: 'national', competentUnitCode: null };
  const periods = standardOfficeHours.periods.map((period) => ({ ...period }));
  return [
    heardEvent('CalendarDefined', plainCalendar, national),
    heardEvent(
      'OfficeHoursDefined',
      { version: standardOfficeHours.version, wardCode: null, periods, exceptions: [], serving: [] },
      national,
    ),
    cause('late', 'staff-overload'),
    cause('pause', 'financial-duty'),
    cause('pause', 'payment'),
    cause('supplement', 'papers-missing'),
    cause('refusal', 'conditions-not-met'),
    cause('withdrawal', 'applicant-wish'),
    cause('stop', 'no-supplement'),
    cause('apology', 'staff-overload'),
    cause('consultation-subject', 'land-price'),
    cause('verification-place', 'on-site'),
    cause('verification-result', 'confirmed'),
    cause('financial-duty', 'registration-fee'),
    cause('reassignment', 'absence'),
    cause('absence', 'annual-leave'),
    cause('correction', 'mistyped'),
  ];
};
