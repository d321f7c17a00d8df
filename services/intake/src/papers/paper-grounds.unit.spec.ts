import type { SlipName } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { at, course, due, nine, papersAfter, said } from '../../test/given-papers';
import { draftGrounds, groundsOf } from './paper-grounds.decide';
import type { Told } from './told-events.fragment';

const received: Told = papersAfter([nine, said.received]).told;
const handedOver: Told = papersAfter([nine, said.received], [nine, said.handedOver]).told;
const later = at('2025-10-10 09:00');

/** `producer position` of each ground, or the code of the refusal. */
const grounds = (form: SlipName, told: Told): string | string[] => named(groundsOf(form, told));
const named = (outcome: Told | Rejected): string | string[] =>
  outcome instanceof Rejected ? outcome.code : outcome.map(({ type, position }) => `${type} ${position}`);

describe('what a paper rests on', () => {
  it.each([
    ['receipt', 'not-received'],
    ['supplement', 'not-received'],
    ['refusal', 'not-refused'],
    ['apology', 'not-received'],
    ['stop', 'not-received'],
    ['control-slip', 'not-received'],
  ] as const)('there is no %s of a filing', (form, code) => {
    expect(grounds(form, papersAfter([nine, said.submitted]).told)).toBe(code);
  });

  it.each([
    ['supplement', 'no-supplement-requested'],
    ['refusal', 'not-refused'],
    ['apology', 'no-apology'],
    ['stop', 'not-stopped'],
    ['control-slip', 'not-handed-over'],
  ] as const)('there is no %s of a dossier that was only received', (form, code) => {
    expect(grounds(form, received)).toBe(code);
  });

  it('says in words why not', () => {
    expect(groundsOf('supplement', received)).toMatchObject({
      message: expect.stringMatching(/chưa có yêu cầu bổ sung/),
    });
  });

  it('is the receipt alone, also when the appointment is extended or moved by a pause', () => {
    const moved = course([later, said.resumed(later)], [later, said.extended(later)]);
    expect(grounds('receipt', [...received, ...moved])).toEqual(['DossierReceived 1']);
  });

  it('is the corrected receipt where there is one', () => {
    const { told } = papersAfter(
      [nine, said.received],
      [later, { ...said.received, type: 'ReceiptCorrected' } as never],
    );
    expect(grounds('receipt', told)).toEqual(['ReceiptCorrected 2']);
  });

  it('is a new receipt after a supplement that restarted the clock, with the delivery that completed it', () => {
    const { told } = papersAfter(
      [nine, said.received],
      [at('2025-10-03 08:00'), said.delivered],
      [at('2025-10-04 08:00'), said.delivered],
      [at('2025-10-20 08:00'), said.delivered],
    );
    const restart = course([at('2025-10-04 08:01'), said.supplemented(later)]);
    expect(grounds('receipt', [...told, ...restart])).toEqual([
      'DossierReceived 1',
      'SupplementDelivered 3',
      'DossierSupplemented 1',
    ]);
    const onlyCompleted = course([at('2025-10-04 08:01'), said.supplemented(later, false)]);
    expect(grounds('receipt', [...told, ...onlyCompleted])).toEqual(['DossierReceived 1']);
  });

  it('is two receipts of a land dossier: with the appointment of the notice, and anew once that is paid', () => {
    const { told } = papersAfter([nine, said.received], [nine, said.noticeAppointed(later)]);
    expect(grounds('receipt', told)).toEqual(['DossierReceived 1', 'NoticeAppointed 2']);
    const paid = course([later, said.resultAppointed(later)], [later, said.resumed(later)]);
    expect(grounds('receipt', [...told, ...paid])).toEqual(['DossierReceived 1', 'ResultAppointed 1']);
  });

  it('needs an appointment where the paper states one', () => {
    const without = papersAfter([nine, said.receivedWithout], [nine, said.handedOver]).told;
    const told = papersAfter([nine, said.receivedWithout]).told;
    expect(grounds('receipt', told)).toBe('no-appointment');
    expect(grounds('control-slip', without)).toBe('no-appointment');
    expect(grounds('apology', [...told, ...course([later, said.apologised(later)])])).toBe('no-appointment');
  });

  it('is what was asked for, refused, apologised for or stopped', () => {
    const asked = course([later, said.supplementRequested]);
    expect(grounds('supplement', [...handedOver, ...asked])).toEqual(['DossierReceived 1', 'SupplementRequested 1']);
    const { told } = papersAfter([nine, said.submitted], [later, said.notAccepted]);
    expect(grounds('refusal', told)).toEqual(['DossierSubmitted 1', 'DossierNotAccepted 2']);
    expect(grounds('refusal', [...handedOver, ...course([later, said.refused(later)])])).toEqual([
      'DossierReceived 1',
      'DossierRefused 1',
    ]);
  });

  it('is the wish only where the applicant asked for the stop', () => {
    const { told } = papersAfter([nine, said.received], [nine, said.handedOver], [later, said.withdrawalRequested]);
    expect(grounds('stop', [...told, ...course([later, said.stopped(later)])])).toEqual([
      'DossierReceived 1',
      'WithdrawalRequested 3',
      'DossierStopped 1',
    ]);
    const silent = course([later, said.stopped(later, 'no-supplement')]);
    expect(grounds('stop', [...told, ...silent])).toEqual(['DossierReceived 1', 'DossierStopped 1']);
  });

  it('is the appointment that stood when the apology was issued', () => {
    const told = course(
      [later, said.extended(at('2025-10-15 09:00'))],
      [later, said.apologised(at('2025-10-20 09:00'))],
      [later, said.extended(at('2025-10-30 09:00'))],
    );
    expect(grounds('apology', [...handedOver, ...told])).toEqual([
      'DossierReceived 1',
      'AppointmentExtended 1',
      'ApologyIssued 2',
    ]);
  });

  it('is everything that moved the dossier, for a control slip', () => {
    const told = course(
      [later, said.started],
      [later, said.paused],
      [later, said.resumed(later)],
      [later, said.resolved(later)],
    );
    expect(grounds('control-slip', [...handedOver, ...told])).toEqual([
      'DossierReceived 1',
      'DossierHandedOver 2',
      'ProcessingStarted 1',
      'DossierResumed 3',
      'DossierResolved 4',
    ]);
    const { told: away } = papersAfter([nine, said.received], [later, said.forwarded]);
    expect(grounds('control-slip', away)).toEqual(['DossierReceived 1', 'DossierForwarded 2']);
  });
});

describe('the draft of an apology', () => {
  const draft = [later, said.drafted(due)] as [string, ReturnType<typeof said.drafted>];
  const of = (...events: Parameters<typeof course>) => named(draftGrounds([...handedOver, ...course(...events)]));

  it('is of the appointment that stands', () => {
    expect(of(draft)).toEqual(['DossierReceived 1', 'ApologyDrafted 1']);
    expect(of([later, said.extended(later)], [later, said.drafted(later)])).toEqual([
      'DossierReceived 1',
      'AppointmentExtended 1',
      'ApologyDrafted 2',
    ]);
  });

  it('is none before, after the apology, after the end, and once the appointment was moved', () => {
    expect(of()).toBe('no-draft');
    expect(of(draft, [later, said.apologised(later)])).toBe('no-draft');
    expect(of(draft, [later, said.resolved(later)])).toBe('no-draft');
    expect(of(draft, [later, said.extended(later)])).toBe('no-draft');
  });
});
