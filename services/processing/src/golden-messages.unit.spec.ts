import { type EventType, eventDefinition, eventTypes } from '@motcua/contracts';
import { given, now, started, takenOver, time } from '../test/given';
import { goldenOf } from '@motcua/testing';
import { absencesStream } from './absences.state';
import { type Dossier, dossierStream } from './dossier.state';
import { hearSupplementDelivery } from './hear-supplement-delivery/hear-supplement-delivery.decide';
import { hearWithdrawalRequest } from './hear-withdrawal-request/hear-withdrawal-request.decide';
import { takeOverCourse } from './take-over-course/take-over-course.decide';

const typesOf = (dossier: Dossier, decided: { type: string }[]): [string, string[]] => [
  dossier.status,
  decided.map(({ type }) => type),
];
/** What a golden message goes on from. */
const precededBy: Partial<Record<EventType, EventType[]>> = {
  ConsultationAnswered: ['ConsultationRequested'],
  VerificationRecorded: ['VerificationArranged'],
  FinancialDutyFulfilled: ['FinancialDutyNotified'],
  StageStarted: ['StagesPlanned'],
  StageCompleted: ['StagesPlanned', 'StageStarted'],
};
const after = (dossier: Dossier, types: EventType[]): Dossier =>
  types
    .flatMap((type) => goldenOf(type).slice(-1))
    .reduce(
      (state, { type, data, occurredAt }) => dossierStream.evolve(state, { type, data, occurredAt, position: 3 }),
      dossier,
    );
const ofUnits: EventType[] = ['AbsenceDeclared', 'AbsenceEnded'];
const own = eventTypes.filter((type) => eventDefinition(type).owner === 'processing' && !ofUnits.includes(type));

describe('golden messages', () => {
  it('of intake mean what processing takes them for', () => {
    for (const { data } of goldenOf('DossierHandedOver')) {
      const taken = takeOverCourse(given(), { receipt: data, now, time: () => time });
      expect(typesOf(given(...taken), taken)).toEqual(['running', ['CourseTakenOver']]);
    }
    for (const { data } of goldenOf('WithdrawalRequested')) {
      const ended = hearWithdrawalRequest(given(takenOver), { ...data, now, time: () => time });
      expect(typesOf(given(takenOver, ...ended), ended)).toEqual([
        'ended',
        ['WithdrawalRequestHeard', 'DossierWithdrawn'],
      ]);
    }
    for (const { data, occurredAt } of goldenOf('SupplementDelivered')) {
      const heard = hearSupplementDelivery(given(takenOver), { ...data, deliveredAt: occurredAt, time: () => time });
      expect(typesOf(given(takenOver, ...heard), heard)).toEqual(['running', ['SupplementDeliveryHeard']]);
    }
  });

  it('of absences are folded apart from any dossier', () => {
    const [declared, ended] = ofUnits.map((type) => ({ ...goldenOf(type)[0], position: 1 }) as never);
    const away = absencesStream.evolve([], declared as never);
    expect(away).toMatchObject([{ officerId: 'officer-7', to: '2025-07-11' }]);
    expect(absencesStream.evolve(away, ended as never)).toMatchObject([{ officerId: 'officer-7', to: '2025-07-08' }]);
  });

  it.each(own)('%s of every version is folded', (type) => {
    for (const { data, occurredAt } of goldenOf(type)) {
      const event = { type, data, occurredAt, position: 3 };
      const heardBefore = type === 'CourseTakenOver' || type === 'WithdrawalRequestHeard';
      const before = heardBefore ? given() : type === 'ResultReturned' ? ended() : running(type);
      // Deliveries that nobody asked for change nothing; firings are folded apart; a warning decides nothing.
      if (['SupplementDeliveryHeard', 'CourseTimerFired', 'OfficerWarned'].includes(type)) continue;
      if (type === 'DossierSupplemented')
        expect(dossierStream.evolve(before, event)).toHaveProperty('clock', (data as { clock: object }).clock);
      else expect(dossierStream.evolve(before, event)).not.toEqual(before);
    }
  });
});

const running = (type: EventType): Dossier => after(given(takenOver, started), precededBy[type] ?? []);

const ended = (): Dossier => after(given(takenOver, started), ['DossierResolved']);
