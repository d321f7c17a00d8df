import * as fc from 'fast-check';
import { clockDue, counter, dossierA, ending, entered, minutesAfter, receipt, start, Story } from './events';

/** A random life of a dossier, as its producers would say it; `take` chooses which acts happen. */
interface Life {
  ward: string;
  field: string;
  channel: 'online' | 'direct' | 'postal';
  hasSlip: boolean;
  due: number | null;
  begins: 'submitted' | 'received' | 'not-accepted' | 'without-receipt';
  gaps: number[];
  middle: ('supplement' | 'supplement-stops' | 'pause' | 'apology' | 'start')[];
  end: 'resolved' | 'refused' | 'withdrawn' | 'stopped' | 'forwarded' | null;
  minutesEarly: number;
  returned: 'office' | 'home' | null;
  scans: 'component' | 'result' | 'both' | 'entered' | null;
  corrected: boolean;
  serviceLevel: 'full' | 'partial' | 'direct';
  /** What processing says of its end by index 766; null: nothing. */
  judged: boolean | null;
  paid: ('charge' | 'free-charge' | 'portal' | 'cash' | 'stated')[];
}

/** Around days and midnights of a ward, so that boundaries fall on the same day and the same minute often. */
const gap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 600 }),
  fc.integer({ min: 1, max: 6 }).map((d) => d * 720),
);

export const anyLife: fc.Arbitrary<Life> = fc.record({
  ward: fc.constantFrom('an-thang', 'binh-duong'),
  field: fc.constantFrom('ho-tich', 'dat-dai'),
  channel: fc.constantFrom('online', 'direct', 'postal'),
  hasSlip: fc.boolean(),
  due: fc.option(gap, { freq: 5 }),
  begins: fc.constantFrom('submitted', 'received', 'received', 'received', 'not-accepted', 'without-receipt'),
  gaps: fc.array(gap, { minLength: 12, maxLength: 12 }),
  middle: fc.array(fc.constantFrom('supplement', 'supplement-stops', 'pause', 'apology', 'start'), { maxLength: 4 }),
  end: fc.constantFrom('resolved', 'resolved', 'refused', 'withdrawn', 'stopped', 'forwarded', null),
  minutesEarly: fc.integer({ min: -600, max: 600 }),
  returned: fc.constantFrom('office', 'home', null),
  scans: fc.constantFrom('component', 'result', 'both', 'entered', null),
  corrected: fc.boolean(),
  serviceLevel: fc.constantFrom('full', 'partial', 'direct'),
  judged: fc.constantFrom(true, false, null),
  paid: fc.array(fc.constantFrom('charge', 'free-charge', 'portal', 'cash', 'stated'), { maxLength: 3 }),
});

const scan = { componentCode: 'c1', sha256: '0'.repeat(64), size: 1, mediaType: 'application/pdf', pages: 1 };

const charge = { chargeId: dossierA, items: [], providerCode: null, counterCode: null, expiresAt: null };
const payment = { chargeId: dossierA, amount: 8000, providerCode: null, reference: 'r', counterCode: null };

const payFor = (story: Story, acts: Life['paid'], later: () => string): Story => {
  for (const act of acts) {
    const at = later();
    if (act === 'charge') story.says('FeeCharged', at, { ...charge, amount: 8000 });
    if (act === 'free-charge') story.says('FeeCharged', at, { ...charge, amount: 0 });
    if (act === 'portal') story.says('FeePaid', at, { ...payment, manner: 'national-portal', paidAt: at });
    if (act === 'cash') story.says('FeePaid', at, { ...payment, manner: 'cash', paidAt: at });
    if (act === 'stated') story.says('FeeNotPaidOnline', at, { reason: 'cash-by-choice' });
  }
  return story;
};

export const tell = (life: Life, dossierId: string, numbers = counter()): Story => {
  const story = new Story(dossierId, life.ward, numbers);
  let now = start;
  let step = 0;
  const later = (): string => {
    now = minutesAfter(now, life.gaps[step++ % life.gaps.length] ?? 0);
    return now;
  };
  const due = (): ReturnType<typeof clockDue> => clockDue(life.due === null ? null : minutesAfter(now, life.due));
  const { field: fieldCode, channel, hasSlip, serviceLevel } = life;
  if (life.begins === 'submitted') {
    const submittedAt = later();
    story.says('DossierSubmitted', submittedAt, {
      procedureCode: '1.001193',
      procedureVersion: 'v1',
      fieldCode,
      fieldName: fieldCode,
      receivingWardCode: life.ward,
      assisted: false,
      submittedAt,
      acceptanceClock: due(),
    });
    if (life.end === null) return payFor(story, life.paid, later);
  }
  if (life.begins === 'not-accepted') return story.says('DossierNotAccepted', later(), { reasonCode: 'incomplete' });
  const received = { fieldCode, channel, hasSlip, serviceLevel, receivedAt: later(), clock: due() };
  if (life.begins !== 'without-receipt') story.received(received);
  for (const act of life.middle) {
    const at = later();
    if (act === 'start') story.says('ProcessingStarted', at, { officeCode: 'P1' });
    if (act === 'apology') {
      story.says('ApologyIssued', at, { newDate: minutesAfter(at, life.gaps[0] ?? 0), reasonCode: 'overload' });
    }
    if (act === 'pause') {
      story.says('DossierPaused', at, { groundCode: 'tax' });
      if (life.corrected) story.says('DossierResumed', later(), { clock: due() });
    }
    if (act === 'supplement' || act === 'supplement-stops') {
      const clockStops = act === 'supplement-stops';
      story.says('SupplementRequested', at, { papers: ['p1'], reasonCode: 'missing', clockStops, wardFault: null });
      story.says('DossierSupplemented', later(), { clockRestarts: clockStops, clock: due() });
    }
  }
  payFor(story, life.paid, later);
  const endedAt = later();
  const judgement = { waitedMinutes: 60, dueAt: endedAt, isTimely: life.judged ?? false };
  const end = ending(endedAt, {
    workingMinutesEarly: life.minutesEarly,
    indexJudgement: life.judged === null ? null : judgement,
  });
  if (life.end === 'resolved') story.says('DossierResolved', endedAt, end);
  if (life.end === 'refused') story.says('DossierRefused', endedAt, end);
  if (life.end === 'withdrawn') story.says('DossierWithdrawn', endedAt, end);
  if (life.end === 'stopped') story.says('DossierStopped', endedAt, end);
  if (life.end === 'forwarded') {
    story.says('DossierForwarded', endedAt, {
      dossierCode: 'H01-1',
      receivingWardCode: life.ward,
      toUnitCode: 'other',
    });
  }
  if (life.returned && life.end === 'resolved') {
    const returnedAt = later();
    story.says('ResultReturned', returnedAt, { manner: life.returned, returnedAt, enteredAfterwards: null });
  }
  if (life.scans === 'component' || life.scans === 'both') story.says('ComponentDigitized', later(), scan);
  if (life.scans === 'result' || life.scans === 'both') story.says('ResultDigitized', later(), scan);
  if (life.scans === 'entered') {
    story.says('DigitizationEntered', later(), { components: 'exempt', result: true, enteredAfterwards: entered });
  }
  if (life.corrected && life.begins !== 'without-receipt') {
    const changed = {
      ...received,
      receivingWardCode: life.ward,
      competentUnitCode: 'an-loc',
      channel: 'postal' as const,
    };
    const corrected = receipt({ ...changed, enteredAfterwards: entered });
    story.says('ReceiptCorrected', later(), { ...corrected, reasonCode: null, isApplicantCorrected: false });
  }
  return story;
};
