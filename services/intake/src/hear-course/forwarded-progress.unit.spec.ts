import type { DomainEvent } from '@motcua/contracts';
import { goldenOf } from '@motcua/testing';
import fc from 'fast-check';
import { forwarded, given, receipt, stateAfter } from '../../test/given';
import { said } from '../../test/said';
import { renderDossier } from '../dossier.state';
import { hearForwardedProgress, tellsProgress } from './forwarded-progress.decide';

const [resolved] = goldenOf('DossierResolved');
const [returned] = goldenOf('ResultReturned');
const [endedAt, returnedAt] = [resolved?.data.endedAt, returned?.data.returnedAt];

const story: DomainEvent[] = [
  { type: 'DossierReceived', data: receipt },
  { type: 'DossierForwarded', data: forwarded },
];
const dossierId = '0197c3a0-0000-7000-8000-000000000003';
const reopening = said('CourseCorrected', { dossierId, position: 3 });
const course = [
  said('DossierResolved', { dossierId, position: 2 }),
  {
    ...reopening,
    data: { ...reopening.data, outcome: null, ending: null, returnedAt: null, returnManner: null },
  },
  said('DossierRefused', { dossierId, position: 5 }),
  said('ResultReturned', { dossierId, position: 6 }),
];
const heardOf = (event: (typeof course)[number]): DomainEvent[] => hearForwardedProgress(given.forwarded, event);
const shownAfter = (events: typeof course) => renderDossier(stateAfter(...story, ...events.flatMap(heardOf)));

describe('the progress of a forwarded dossier', () => {
  it('is how it ended and whether the result is with the applicant, of its own course', () => {
    expect(shownAfter([])).toMatchObject({ progress: { outcome: null, endedAt: null, returnedAt: null } });
    expect(shownAfter(course.slice(0, 1))).toMatchObject({
      progress: { outcome: 'resolved', endedAt, returnedAt: null },
    });
    expect(shownAfter(course.slice(0, 2))).toMatchObject({ progress: { outcome: null, endedAt: null } });
    expect(shownAfter(course)).toMatchObject({ progress: { outcome: 'refused', returnedAt } });
  });

  it('is the same in whatever order it is heard', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(course, { minLength: course.length }), (events) => {
        expect(shownAfter(events)).toEqual(shownAfter(course));
      }),
    );
  });

  it('is told by ends, returns and corrections, to who forwarded the dossier', () => {
    expect(tellsProgress(said('DossierStopped'))).toBe(true);
    expect(tellsProgress(said('DossierWithdrawn'))).toBe(true);
    expect(tellsProgress(said('ProcessingStarted'))).toBe(false);
    expect(hearForwardedProgress(given.forwarded, said('ApologyIssued'))).toEqual([]);
    expect(hearForwardedProgress(given.handedOver, said('DossierResolved'))).toEqual([]);
  });
});
