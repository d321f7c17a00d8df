// Lives of dossiers as data: which act, of which service, by whom, with what. What a life holds follows from its number.
import type { Role } from '@motcua/platform';
import type { ServiceName } from '../../dev/src/ports';
import { json } from './client';

export interface Step {
  act: string;
  service: ServiceName;
  role: Role;
  /** Below `/wards/:ward`; the first step begins the dossier, the others name it. */
  path: (dossierId: string) => string;
  body: { type: string; bytes: string | Buffer } | undefined;
  /** Refusals that only say that another service's fact has not been heard yet. */
  refusedUntilHeard: readonly string[];
}

/** How a life goes, and how many events of it are published. */
export const courses = {
  /** Everything that an ordinary dossier goes through. */
  whole: {
    acts: [
      'receive',
      'hand-over',
      'digitize-component',
      'start-processing',
      'assign-officer',
      'request-supplement',
      'deliver-supplement',
      'resolve',
      'return-result',
      'digitize-result',
    ],
    // One more than acts: processing itself decides that the dossier is supplemented.
    published: 11,
  },
  received: { acts: ['receive'], published: 1 },
  direct: { acts: ['receive', 'hand-over', 'start-processing', 'resolve', 'return-result'], published: 5 },
  online: { acts: ['submit', 'accept', 'hand-over', 'start-processing', 'resolve'], published: 5 },
  notAccepted: { acts: ['submit', 'not-accept'], published: 2 },
  paused: { acts: ['receive', 'hand-over', 'start-processing', 'pause', 'resume', 'resolve'], published: 6 },
  refused: { acts: ['receive', 'hand-over', 'start-processing', 'refuse', 'return-result'], published: 5 },
  withdrawn: { acts: ['receive', 'hand-over', 'withdraw'], published: 3 },
  /** Taken at the counter; processing withdraws on hearing it. */
  withdrawalRequested: { acts: ['receive', 'hand-over', 'request-withdrawal'], published: 4 },
  stopped: { acts: ['receive', 'hand-over', 'start-processing', 'stop'], published: 4 },
} as const satisfies Record<string, { acts: readonly Act[]; published: number }>;

export type Course = keyof typeof courses;

export interface LifeDetails {
  /** Its own within a run: applicant, papers and keys follow from it. */
  number: number;
  procedureCode: string;
}

export const stepsOf = (course: Course, details: LifeDetails): Step[] =>
  courses[course].acts.map((act) => {
    const { service, role, body, refusedUntilHeard = [] }: ActShape = acts[act];
    const begins = beginnings[act];
    return {
      act,
      service,
      role,
      path: begins ? () => begins : (dossierId) => `/dossiers/${dossierId}/${act}`,
      body: body?.(details),
      refusedUntilHeard,
    };
  });

interface ActShape {
  service: ServiceName;
  role: Role;
  body?: (details: LifeDetails) => { type: string; bytes: string | Buffer };
  refusedUntilHeard?: readonly string[];
}

const beginnings: Partial<Record<Act, string>> = { receive: '/dossiers', submit: '/submissions' };

/** Nobody: invented names and numbers. */
const applicant = ({ number }: LifeDetails) => ({
  fullName: `Người Thử Tải ${word(number)}`,
  idNumber: `0000${String(number).padStart(8, '0')}`,
  phone: `0900${String(number % 1_000_000).padStart(6, '0')}`,
});

/** The number in letters, so that names differ as names do. */
const word = (number: number): string =>
  [...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');

const receive = (details: LifeDetails) =>
  json({ procedureCode: details.procedureCode, channel: 'direct', applicant: applicant(details) });
const submit = (details: LifeDetails) =>
  json({ procedureCode: details.procedureCode, applicant: applicant(details), assisted: false });

const acts = {
  receive: { service: 'intake', role: 'receptionist', body: receive },
  submit: { service: 'intake', role: 'portal', body: submit },
  accept: { service: 'intake', role: 'receptionist', body: () => json({}) },
  'not-accept': { service: 'intake', role: 'receptionist', body: () => json({ reasonCode: 'papers-missing' }) },
  'hand-over': { service: 'intake', role: 'receptionist' },
  'start-processing': { service: 'processing', role: 'specialist', body: () => json({ officeCode: 'tu-phap' }) },
  'assign-officer': { service: 'processing', role: 'leader', body: () => json({ officerId: 'officer-7' }) },
  'request-supplement': {
    service: 'processing',
    role: 'specialist',
    body: () => json({ papers: ['to-khai'], reasonCode: 'papers-missing' }),
  },
  'deliver-supplement': { service: 'intake', role: 'receptionist', body: () => json({ papers: ['to-khai'] }) },
  pause: { service: 'processing', role: 'specialist', body: () => json({ groundCode: 'financial-duty' }) },
  resume: { service: 'processing', role: 'specialist' },
  resolve: {
    service: 'processing',
    role: 'specialist',
    body: () => json({}),
    refusedUntilHeard: ['waiting-for-supplement'],
  },
  refuse: { service: 'processing', role: 'specialist', body: () => json({ reasonCode: 'conditions-not-met' }) },
  withdraw: { service: 'processing', role: 'specialist', body: () => json({ reasonCode: 'applicant-wish' }) },
  'request-withdrawal': {
    service: 'intake',
    role: 'receptionist',
    body: () => json({ reasonCode: 'applicant-wish' }),
  },
  stop: { service: 'processing', role: 'specialist', body: () => json({ reasonCode: 'applicant-request' }) },
  'return-result': { service: 'processing', role: 'receptionist', body: () => json({ manner: 'office' }) },
  'digitize-component': {
    service: 'digitization',
    role: 'receptionist',
    body: (details) => scan({ componentCode: 'to-khai', pages: 1 }, `component ${details.number}`),
  },
  'digitize-result': {
    service: 'digitization',
    role: 'receptionist',
    body: (details) => scan({ pages: 1 }, `result ${details.number}`),
    refusedUntilHeard: ['not-resolved'],
  },
} as const satisfies Record<string, ActShape>;

type Act = keyof typeof acts;

const boundary = 'motcua-load-7f3a1c';

const scan = (fields: Record<string, string | number>, mark: string): { type: string; bytes: string } => ({
  type: `multipart/form-data; boundary=${boundary}`,
  bytes: [
    ...Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="scan.pdf"\r\n`,
    `Content-Type: application/pdf\r\n\r\n${pdfOf(mark)}\r\n--${boundary}--\r\n`,
  ].join(''),
});

/** A small PDF whose bytes nobody else has. */
const pdfOf = (mark: string): string =>
  [
    '%PDF-1.4',
    `% ${mark}`,
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n');
