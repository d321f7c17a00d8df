import { eventDefinition } from '@motcua/contracts';
import { type Course, courses, stepsOf } from './whole-life';

const details = { number: 42, procedureCode: '9.000001' };

describe('the life of a dossier', () => {
  it('is ten acts, and eleven events with the one that processing decides itself', () => {
    const steps = stepsOf('whole', details);
    expect(steps).toHaveLength(10);
    expect(courses.whole.published).toBe(11);
    expect(eventDefinition('DossierSupplemented').published).toBe(true);
  });

  it('begins at the ward and goes on at the dossier', () => {
    const [receive, handOver] = stepsOf('whole', details);
    expect(receive?.path('')).toBe('/dossiers');
    expect(handOver?.path('d1')).toBe('/dossiers/d1/hand-over');
    expect(stepsOf('online', details)[0]?.path('')).toBe('/submissions');
  });

  it('is the same for its number, and its papers are nobody else’s', () => {
    const scans = (number: number) =>
      stepsOf('whole', { ...details, number }).flatMap(({ body }) =>
        body?.type.startsWith('multipart/') ? [String(body.bytes)] : [],
      );
    expect(scans(1)).toEqual(scans(1));
    expect(new Set([...scans(1), ...scans(2)]).size).toBe(4);
  });

  it.each(Object.keys(courses) as Course[])('%s names each act once', (course) => {
    const acts = stepsOf(course, details).map(({ act }) => act);
    expect(new Set(acts).size).toBe(acts.length);
  });
});
