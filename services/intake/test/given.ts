import type { DomainEvent, EventData } from '@motcua/contracts';
import { standardOfficeHours, vietnamCalendar } from '@motcua/deadline';
import { type Rejected, type StoredEvent, fold } from '@motcua/event-sourcing';
import { type Dossier, dossierStream } from '../src/dossier.state';
import { issueReceipt } from '../src/receive-dossier/receive-dossier.decide';
import { submitDossier } from '../src/submit-dossier/submit-dossier.decide';

export const procedure: EventData<'ProcedureDefined'> = {
  procedureCode: '1.001193',
  rawCode: '1.001193',
  procedureVersion: 'v1',
  name: 'Đăng ký khai sinh',
  fieldCode: 'ho-tich',
  fieldName: 'Tư pháp – hộ tịch',
  termUnit: 'working-days',
  termAmount: 3,
  termCutOff: null,
  committedTerms: [],
  serviceLevel: 'full',
  competentLevel: 'commune',
  competentUnitCode: null,
  receivingArea: 'province',
  papers: null,
  fees: null,
  stages: [],
  isImmediate: false,
  from: '2025-07-01',
  to: null,
  isSample: false,
  source: null,
};

/** What the edge adds to any act that begins or receives a dossier. */
export const edge = {
  procedure,
  calendar: vietnamCalendar,
  officeHours: standardOfficeHours,
  cutOffs: [],
  receivingWardCode: 'an-thang',
};

/** Wednesday 1 October 2025, 9:00 at the ward. */
export const wednesdayMorning = '2025-10-01T02:00:00.000Z';

export const receiving = {
  ...edge,
  receivedAt: wednesdayMorning,
  dossierCode: 'H00.an-thang-251001-0001',
  competentUnitCode: 'an-thang',
  higherUnitCode: null,
  applicantWardCode: null,
};

const [received] = issueReceipt({
  ...receiving,
  channel: 'direct',
  assisted: false,
  forwardedFrom: null,
}) as DomainEvent<'DossierReceived'>[];
if (!received) throw new Error('the receipt that specs start from was refused');
export const receipt = received.data;
export const forwarded = {
  dossierCode: receipt.dossierCode,
  receivingWardCode: 'an-thang',
  toUnitCode: 'binh-duong',
};

export const stored = (event: DomainEvent): StoredEvent =>
  ({ ...event, position: 1, occurredAt: wednesdayMorning }) as StoredEvent;

export const stateAfter = (...events: DomainEvent[]): Dossier => fold(dossierStream, events.map(stored));

const [submitted] = submitDossier(stateAfter(), {
  ...edge,
  submittedAt: wednesdayMorning,
  assisted: false,
}) as DomainEvent<'DossierSubmitted'>[];
if (!submitted) throw new Error('the filing that specs start from was refused');
export const submission = submitted.data;

/** A dossier in each of its states. */
export const given = {
  none: stateAfter(),
  submitted: stateAfter(submitted),
  notAccepted: stateAfter(submitted, { type: 'DossierNotAccepted', data: { reasonCode: 'duplicate' } }),
  received: stateAfter({ type: 'DossierReceived', data: receipt }),
  receivedOnline: stateAfter(submitted, { type: 'DossierReceived', data: { ...receipt, channel: 'online' } }),
  handedOver: stateAfter({ type: 'DossierReceived', data: receipt }, { type: 'DossierHandedOver', data: receipt }),
  forwarded: stateAfter({ type: 'DossierReceived', data: receipt }, { type: 'DossierForwarded', data: forwarded }),
};

/** The code of a refusal, or the events' types: what a decision came to, at a glance. */
export const outcomeOf = (decided: DomainEvent[] | Rejected): string | string[] =>
  Array.isArray(decided) ? decided.map(({ type }) => type) : decided.code;
