import * as fc from 'fast-check';
import { clockDue, dossierA, ending, entered, minutesAfter, receipt, start, Story } from '../../test/events';
import { anyLife, tell } from '../../test/histories';
import { foldFact } from './dossier-facts.fold';

const day = 1440;
const at = (minutes: number) => minutesAfter(start, minutes);
const due = at(3 * day);
const factOf = (story: Story) => foldFact(story.dossierId, story.events);
const statuses = (story: Story) => factOf(story).history.map(({ status, from, to }) => [status, from, to]);

describe('foldFact', () => {
  it('gives the same fact for every order of arrival and for repeated events', () => {
    fc.assert(
      fc.property(
        anyLife.chain((life) => {
          const { events } = tell(life, dossierA);
          return fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          );
        }),
        ([events, shuffled]) => {
          expect(foldFact(dossierA, shuffled)).toEqual(foldFact(dossierA, events));
        },
      ),
    );
  });

  it('takes the open end of in time from the appointment', () => {
    expect(statuses(new Story().received())).toEqual([
      ['in-time', start, minutesAfter(due, 1)],
      ['overdue', minutesAfter(due, 1), null],
    ]);
  });

  it('never lets a dossier without an appointment get overdue, and counts its resolution as on time', () => {
    const story = new Story().received({ hasSlip: false, clock: clockDue(null) });
    expect(statuses(story)).toEqual([['in-time', start, null]]);
    expect(factOf(story.resolved(at(0)))).toMatchObject({ timeliness: 'on-time', dueAt: null });
  });

  it.each([
    [-1, 'early'],
    [0, 'on-time'],
    [1, 'late'],
  ])('judges a resolution %d minutes after the appointment as %s', (minutes, timeliness) => {
    expect(factOf(new Story().received().resolved(minutesAfter(due, minutes)))).toMatchObject({ timeliness });
  });

  it('pauses while a supplement is awaited and goes on with the new appointment', () => {
    const story = new Story()
      .received()
      .says('SupplementRequested', at(day), { papers: ['p'], reasonCode: 'missing', clockStops: true, wardFault: null })
      .says('DossierSupplemented', at(9 * day), { clockRestarts: true, clock: clockDue(at(12 * day)) })
      .resolved(at(12 * day));
    expect(statuses(story)).toEqual([
      ['in-time', start, at(day)],
      ['paused', at(day), at(9 * day)],
      ['in-time', at(9 * day), at(12 * day)],
      ['ended', at(12 * day), null],
    ]);
    expect(factOf(story)).toMatchObject({ timeliness: 'on-time', dueAt: at(12 * day), supplementsRequested: 1 });
  });

  it('leaves the clock running for a later supplement', () => {
    const story = new Story().received().says('SupplementRequested', at(day), {
      papers: ['p'],
      reasonCode: 'missing',
      clockStops: false,
      wardFault: null,
    });
    expect(statuses(story).map(([status]) => status)).toEqual(['in-time', 'overdue']);
  });

  it('judges an end while the clock stands still by where it stood', () => {
    const story = new Story()
      .received()
      .says('DossierPaused', at(day), { groundCode: 'tax' })
      .says('DossierRefused', at(30 * day), ending(at(30 * day)));
    expect(factOf(story)).toMatchObject({ timeliness: 'early', endedAs: 'refused' });
    expect(factOf(story).history.map(({ ground }) => ground)).toEqual(['received', 'tax', 'refused']);
  });

  it('knows late with apology, whose new date never moves the appointment', () => {
    const story = new Story()
      .received()
      .says('ApologyIssued', at(3 * day), { newDate: at(6 * day), reasonCode: 'overload' })
      .resolved(at(5 * day), { lateCauseCode: 'network' });
    expect(factOf(story)).toMatchObject({
      timeliness: 'late',
      lateWithApology: true,
      dueAt: due,
      lateCauseCode: 'network',
    });
    expect(factOf(new Story().received().resolved(at(5 * day)))).toMatchObject({ lateWithApology: false });
  });

  it('takes the late cause that was said last, with the end or apart from it', () => {
    const cause = (causeCode: string) => ({ causeCode, evidenceKind: null, evidenceReference: null });
    const overdue = new Story().received().says('LateCauseRecorded', at(4 * day), cause('network'));
    expect(factOf(overdue)).toMatchObject({ endedAs: null, lateCauseCode: 'network' });
    expect(factOf(overdue.resolved(at(5 * day)))).toMatchObject({ endedAs: 'resolved', lateCauseCode: 'network' });
    const said = new Story()
      .received()
      .says('LateCauseRecorded', at(4 * day), cause('network'))
      .resolved(at(5 * day), { lateCauseCode: 'staff' });
    expect(factOf(said)).toMatchObject({ lateCauseCode: 'staff' });
    expect(factOf(said.says('LateCauseRecorded', at(6 * day), cause('agency')))).toMatchObject({
      lateCauseCode: 'agency',
    });
    const corrected = {
      outcome: 'resolved',
      ending: ending(at(2 * day)),
      returnedAt: null,
      returnManner: null,
      reasonCode: null,
      clock: null,
    } as const;
    expect(
      factOf(said.says('CourseCorrected', at(9 * day), { ...corrected, enteredAfterwards: entered })),
    ).toMatchObject({ lateCauseCode: null });
  });

  it('takes the late cause of an end that intake settled, until processing speaks of one', () => {
    const settled = () =>
      new Story()
        .received({ hasSlip: false, clock: clockDue(null) })
        .says('DossierResolved', at(5), ending(at(5), { lateCauseCode: 'network' }), 'intake');
    expect(factOf(settled())).toMatchObject({ lateCauseCode: 'network' });
    expect(factOf(settled().resolved(at(6)))).toMatchObject({ lateCauseCode: null });
  });

  it('lets a correction replace what was said', () => {
    const story = new Story()
      .received()
      .resolved(at(day))
      .says('ReceiptCorrected', at(9 * day), {
        ...receipt({ channel: 'postal', clock: clockDue(at(60)), enteredAfterwards: entered }),
        reasonCode: null,
        isApplicantCorrected: false,
      })
      .says('CourseCorrected', at(9 * day), {
        outcome: 'withdrawn',
        ending: ending(at(2 * day)),
        returnedAt: null,
        returnManner: null,
        enteredAfterwards: entered,
        reasonCode: null,
        clock: null,
      });
    expect(factOf(story)).toMatchObject({
      channel: 'postal',
      endedAs: 'withdrawn',
      endedAt: at(2 * day),
      timeliness: null,
    });
    const open = { outcome: null, ending: null, returnedAt: null, returnManner: null, reasonCode: null, clock: null };
    const reopened = { ...open, enteredAfterwards: entered };
    expect(factOf(story.says('CourseCorrected', at(9 * day), reopened))).toMatchObject({ endedAs: null });
  });

  it('goes on where a leader took the end back, and ends where it ends then', () => {
    const none = { returnedAt: null, returnManner: null, enteredAfterwards: null, reasonCode: 'mistyped' };
    const reopened = { outcome: null, ending: null, ...none, clock: receipt().clock };
    const story = new Story().received().resolved(at(day), { lateCauseCode: 'staff' });
    expect(factOf(story.says('CourseCorrected', at(2 * day), reopened))).toMatchObject({
      missing: [],
      endedAs: null,
      endedAt: null,
      timeliness: null,
      lateCauseCode: null,
      workingMinutesEarly: null,
      dueAt: receipt().clock.dueAt,
      history: [
        { status: 'in-time', ground: 'received', from: start, to: at(3 * day + 1) },
        { status: 'overdue', from: at(3 * day + 1), to: null },
      ],
    });
    const again = story.says('DossierRefused', at(4 * day), ending(at(4 * day)));
    expect(factOf(again)).toMatchObject({ endedAs: 'refused', endedAt: at(4 * day), timeliness: 'late' });
  });

  it('follows a leader’s correction of how the result was returned, and keeps why it was late', () => {
    const cause = { causeCode: 'network', evidenceKind: null, evidenceReference: null };
    const story = new Story()
      .received()
      .resolved(at(5 * day))
      .says('LateCauseRecorded', at(5 * day), cause)
      .says('ResultReturned', at(6 * day), { manner: 'office', returnedAt: at(6 * day), enteredAfterwards: null });
    const stated = { outcome: 'resolved', ending: ending(at(5 * day)), enteredAfterwards: null, clock: null } as const;
    const byPost = { ...stated, returnedAt: at(6 * day), returnManner: 'post', reasonCode: 'mistyped' } as const;
    expect(factOf(story.says('CourseCorrected', at(7 * day), byPost))).toMatchObject({
      timeliness: 'late',
      lateCauseCode: 'network',
      returnedAt: at(6 * day),
      returnManner: 'post',
    });
    const notReturned = { ...byPost, returnedAt: null, returnManner: null };
    expect(factOf(story.says('CourseCorrected', at(8 * day), notReturned))).toMatchObject({
      endedAs: 'resolved',
      lateCauseCode: 'network',
      returnedAt: null,
      returnManner: null,
    });
  });

  it('follows what a counter corrected before the hand-over', () => {
    const corrected = { ...receipt({ channel: 'postal', applicantWardCode: 'quang-cu' }), reasonCode: 'mistyped' };
    const story = new Story().received().says('ReceiptCorrected', at(5), { ...corrected, isApplicantCorrected: true });
    expect(factOf(story)).toMatchObject({
      channel: 'postal',
      applicantWardCode: 'quang-cu',
      dueAt: receipt().clock.dueAt,
      enteredAfterwards: false,
    });
  });

  it('settles an immediate result that intake itself resolved', () => {
    const story = new Story()
      .received({ hasSlip: false, clock: clockDue(null) })
      .says('DossierResolved', at(5), ending(at(5)), 'intake');
    expect(factOf(story)).toMatchObject({ missing: [], endedAs: 'resolved', timeliness: 'on-time' });
  });

  it('names what is missing and keeps it out of every figure while the receipt is not heard', () => {
    const story = new Story().received().resolved(at(day));
    expect(foldFact(dossierA, story.events.slice(1))).toMatchObject({
      missing: ['intake: receipt'],
      contributes: false,
    });
    const later = new Story()
      .received()
      .says('WithdrawalRequested', at(1), { reasonCode: 'r' })
      .says('SupplementDelivered', at(2), { papers: [] })
      .says('SupplementDelivered', at(3), { papers: [] });
    const [first, , , last] = later.events;
    expect(foldFact(dossierA, [first, last] as never)).toMatchObject({ missing: ['intake 2–3'], contributes: true });
  });

  it('is complete without a receipt where none was due: submitted, or not accepted', () => {
    expect(factOf(new Story().says('DossierNotAccepted', start, { reasonCode: 'incomplete' }))).toMatchObject({
      missing: [],
      contributes: true,
      endedAs: 'not-accepted',
    });
  });

  it('ends the receiving centre’s part when forwarded', () => {
    const story = new Story().received().says('DossierForwarded', at(60), {
      dossierCode: 'H01-1',
      receivingWardCode: 'an-thang',
      toUnitCode: 'binh-duong',
    });
    expect(factOf(story)).toMatchObject({ endedAs: 'forwarded', endedAt: at(60), timeliness: null });
  });

  it.each([
    ['what processing judged', { waitedMinutes: 960, dueAt: at(5 * day), isTimely: true }, true, 960],
    ['the law where it did not judge', null, false, null],
  ])('is timely by index 766 as %s says', (_who, indexJudgement, indexTimely, waitedMinutes) => {
    const story = new Story().received().resolved(at(4 * day), { indexJudgement });
    expect(factOf(story)).toMatchObject({ timeliness: 'late', indexTimely, waitedMinutes });
  });

  it('judges a withdrawn and a stopped dossier by the index alone, one that was forwarded not at all', () => {
    const withdrawn = (endedAt: string) => new Story().received().says('DossierWithdrawn', endedAt, ending(endedAt));
    expect(factOf(withdrawn(due))).toMatchObject({ timeliness: null, indexTimely: true });
    expect(factOf(withdrawn(minutesAfter(due, 1)))).toMatchObject({ timeliness: null, indexTimely: false });
    const forwarded = { dossierCode: 'H01-1', receivingWardCode: 'an-thang', toUnitCode: 'binh-duong' };
    expect(factOf(new Story().received().says('DossierForwarded', at(60), forwarded))).toMatchObject({
      indexTimely: null,
    });
  });

  it('is received, resolved and returned by what intake settled at once', () => {
    const settled = {
      settledAt: at(5),
      copies: 1,
      pages: 2,
      feeCollected: 4_000,
      registerBook: 'certified-copies',
      registerYear: 2025,
      registerNumber: 7,
    } as const;
    const story = new Story()
      .received({ hasSlip: false, clock: clockDue(null), receivedAt: at(5) })
      .says('ImmediateResultSettled', at(5), settled);
    expect(factOf(story)).toMatchObject({
      endedAs: 'resolved',
      endedAt: at(5),
      timeliness: 'on-time',
      indexTimely: true,
      returnedAt: at(5),
      returnManner: 'office',
      missing: [],
    });
  });

  it('is late by the index when papers were asked for again, from the second request on', () => {
    const asked = { papers: ['p'], reasonCode: 'missing', clockStops: false, wardFault: 'asked-too-late' as const };
    const story = new Story()
      .received()
      .says('SupplementRequested', at(10), { ...asked, clockStops: true, wardFault: null })
      .says('DossierSupplemented', at(20), { clockRestarts: true, clock: clockDue(due) })
      .says('SupplementRequested', at(30), asked);
    expect(factOf(story).aspects).toEqual([{ aspect: 'in-time-asked-again', from: at(30), to: minutesAfter(due, 1) }]);
    const judged = { waitedMinutes: 10, dueAt: due, isTimely: true };
    expect(factOf(story.resolved(at(40), { indexJudgement: judged }))).toMatchObject({
      timeliness: 'early',
      indexTimely: false,
      supplementsRequested: 2,
      aspects: [{ aspect: 'in-time-asked-again', from: at(30), to: at(40) }],
    });
  });

  it('knows the requests of the ward’s own, and when the first one was made', () => {
    const asked = { papers: ['p'], reasonCode: 'missing' };
    const story = new Story()
      .received()
      .says('SupplementRequested', at(10), { ...asked, clockStops: true, wardFault: null })
      .says('SupplementRequested', at(20), { ...asked, clockStops: false, wardFault: 'asked-too-late' })
      .says('SupplementRequested', at(30), { ...asked, clockStops: false, wardFault: 'asked-too-late' });
    expect(factOf(story)).toMatchObject({ supplementsRequested: 3, wardRequests: 2, wardRequestedAt: at(20) });
  });

  it('is overdue with apology until the date of the apology has passed', () => {
    const newDate = at(6 * day);
    const story = new Story().received().says('ApologyIssued', at(day), { newDate, reasonCode: 'overload' });
    expect(factOf(story).aspects).toEqual([
      { aspect: 'overdue-with-apology', from: minutesAfter(due, 1), to: minutesAfter(newDate, 1) },
    ]);
    expect(factOf(story.resolved(at(5 * day))).aspects).toEqual([
      { aspect: 'overdue-with-apology', from: minutesAfter(due, 1), to: at(5 * day) },
    ]);
  });

  it('waits for its acceptance in time, then overdue, until it is received', () => {
    const acceptBy = at(480);
    const filed = {
      procedureCode: '1.001193',
      procedureVersion: 'v1',
      fieldCode: 'ho-tich',
      fieldName: 'Hộ tịch',
      receivingWardCode: 'an-thang',
      assisted: false,
      submittedAt: start,
      acceptanceClock: clockDue(acceptBy),
    };
    const story = new Story().says('DossierSubmitted', start, filed);
    const overdue = { aspect: 'awaiting-overdue', from: minutesAfter(acceptBy, 1) };
    expect(factOf(story).aspects).toEqual([{ ...overdue, to: null }]);
    expect(factOf(story.received({ receivedAt: at(600) })).aspects).toEqual([{ ...overdue, to: at(600) }]);
  });

  it('is paid online once it was, by whichever other way money came before', () => {
    const charge = { chargeId: dossierA, items: [], providerCode: null, counterCode: null, expiresAt: null };
    const payment = { chargeId: dossierA, amount: 8000, providerCode: null, reference: 'r', counterCode: null };
    const charged = new Story()
      .received()
      .says('FeeCharged', at(5), { ...charge, amount: 0 })
      .says('FeeCharged', at(10), { ...charge, amount: 8000 });
    expect(factOf(charged)).toMatchObject({ feeChargedAt: at(10), paidOnline: null, paidAt: null });
    const byCode = charged.says('FeePaid', at(20), { ...payment, manner: 'bank-qr', paidAt: at(19) });
    expect(factOf(byCode)).toMatchObject({ paidOnline: false, paidAt: at(19) });
    const online = byCode.says('FeePaid', at(30), { ...payment, manner: 'local-gateway', paidAt: at(29) });
    expect(factOf(online)).toMatchObject({ paidOnline: true, paidAt: at(29) });
    expect(factOf(online.says('FeePaid', at(40), { ...payment, manner: 'cash', paidAt: at(40) }))).toMatchObject({
      paidOnline: true,
      paidAt: at(29),
    });
  });

  it('takes a stated reason for paying directly, but not for being free; nothing is paid before the receipt', () => {
    const stated = (reason: 'free' | 'cash-by-choice') =>
      factOf(new Story().says('FeeNotPaidOnline', at(-10), { reason }).received());
    expect(stated('free')).toMatchObject({ paidOnline: null, paidAt: null });
    expect(stated('cash-by-choice')).toMatchObject({ paidOnline: false, paidAt: start });
  });

  it('needs no scan of what was filed online, and counts one that was made', () => {
    expect(factOf(new Story().received({ channel: 'online' }))).toMatchObject({ components: 'exempt' });
    const scan = { componentCode: 'c', sha256: '0'.repeat(64), size: 1, mediaType: 'application/pdf', pages: 1 };
    const story = new Story().received({ channel: 'online' }).says('ComponentDigitized', at(9), scan);
    expect(factOf(story.says('ComponentDigitized', at(10), scan))).toMatchObject({
      components: 'yes',
      componentsDigitizedAt: at(9),
    });
  });
});
