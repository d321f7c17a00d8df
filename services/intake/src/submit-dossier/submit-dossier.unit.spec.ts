import { edge, given, outcomeOf, procedure, wednesdayMorning } from '../../test/given';
import { submitDossier } from './submit-dossier.decide';

const command = { ...edge, submittedAt: wednesdayMorning, assisted: true };

describe('filing online', () => {
  it('starts the acceptance clock of eight working hours and no other', () => {
    expect(submitDossier(given.none, command)).toEqual([
      {
        type: 'DossierSubmitted',
        data: {
          procedureCode: '1.001193',
          procedureVersion: 'v1',
          fieldCode: 'ho-tich',
          fieldName: 'Tư pháp – hộ tịch',
          receivingWardCode: 'an-thang',
          assisted: true,
          submittedAt: wednesdayMorning,
          acceptanceClock: {
            termUnit: 'working-hours',
            termAmount: 8,
            termCutOff: null,
            dueAt: '2025-10-02T02:00:00.000Z',
            ruleId: 'working-hours.1',
            calendarId: edge.calendar.id,
            officeHoursVersion: edge.officeHours.version,
          },
        },
      },
    ]);
  });

  it('counts a filing on a Saturday night from Monday morning', () => {
    const decided = submitDossier(given.none, { ...command, submittedAt: '2025-10-04T15:00:00.000Z' });
    expect(decided).toMatchObject([{ data: { acceptanceClock: { dueAt: '2025-10-06T10:00:00.000Z' } } }]);
  });

  it('is refused for what is there already, unknown, for the counter only, or beyond the calendar', () => {
    const outcome = (dossier: typeof given.none, changes: object) =>
      outcomeOf(submitDossier(dossier, { ...command, ...changes }));
    expect(outcome(given.submitted, {})).toBe('already-exists');
    expect(outcome(given.none, { procedure: undefined })).toBe('procedure-unknown');
    expect(outcome(given.none, { procedure: { ...procedure, serviceLevel: 'direct' } })).toBe('not-online');
    expect(outcome(given.none, { submittedAt: '2026-12-31T09:00:00.000Z' })).toBe('calendar-ends');
  });
});
