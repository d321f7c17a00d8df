import type { DomainEvent, EventData } from '@motcua/contracts';
import { askedFor, codeOf, given, now, paused, resolved, returned, started, takenOver } from '../../test/given';
import { whereverItStands } from '../../test/given-duties';
import { recordLateCause } from './record-late-cause.decide';

const overdue = '2025-10-15T02:01:00.000Z';
const command = {
  causeCode: 'network-down',
  evidenceKind: 'outage-log',
  evidenceReference: 'SC-1',
  now: overdue,
  lateCauses: new Set(['network-down', 'staff-overload']),
} as const;
const recorded = (data: Partial<EventData<'LateCauseRecorded'>> = {}): DomainEvent => ({
  type: 'LateCauseRecorded',
  data: { causeCode: 'network-down', evidenceKind: 'outage-log', evidenceReference: 'SC-1', ...data },
});
const endedLate = (lateCauseCode: string | null): DomainEvent => ({
  type: 'DossierResolved',
  data: { ...(resolved.data as EventData<'DossierResolved'>), workingMinutesEarly: -1, lateCauseCode },
});

describe('recording why a dossier is late', () => {
  it('is done while it is overdue', () => {
    expect(recordLateCause(given(takenOver, started), command)).toEqual([recorded()]);
    expect(whereverItStands((course) => recordLateCause(course, command))).toEqual({
      notHeard: 'unknown',
      takenOver: ['LateCauseRecorded'],
      inProcess: ['LateCauseRecorded'],
      paused: 'not-late',
      waiting: 'not-late',
      resolved: 'not-late',
      returned: 'not-late',
    });
    expect(recordLateCause(given(takenOver, started, askedFor(['birth'], false)), command)).toHaveLength(1);
  });

  it('is done also after a late end and after the return', () => {
    expect(recordLateCause(given(takenOver, started, endedLate(null)), command)).toEqual([recorded()]);
    expect(recordLateCause(given(takenOver, started, endedLate(null), returned), command)).toEqual([recorded()]);
    expect(recordLateCause(given(endedLate(null)), command)).toEqual([recorded()]);
  });

  it('is refused where nothing is late', () => {
    expect(codeOf(recordLateCause(given(takenOver, started), { ...command, now }))).toBe('not-late');
    expect(codeOf(recordLateCause(given(takenOver, started, paused), command))).toBe('not-late');
  });

  it('is quiet for what holds, and the newest holds', () => {
    expect(recordLateCause(given(takenOver, started, recorded()), command)).toEqual([]);
    const other = { causeCode: 'staff-overload', evidenceKind: null, evidenceReference: null };
    const bare = { ...command, ...other };
    expect(recordLateCause(given(takenOver, started, recorded()), bare)).toEqual([recorded(other)]);
    expect(recordLateCause(given(takenOver, started, recorded(), recorded(other)), bare)).toEqual([]);
    expect(recordLateCause(given(takenOver, started, recorded(), recorded(other)), command)).toHaveLength(1);
  });

  it('holds together with what the end says: another cause replaces it, the same or none leaves its evidence', () => {
    const after = (lateCauseCode: string | null) => given(takenOver, started, recorded(), endedLate(lateCauseCode));
    expect(recordLateCause(after(null), command)).toEqual([]);
    expect(recordLateCause(after('network-down'), command)).toEqual([]);
    const said = { ...command, causeCode: 'staff-overload', evidenceKind: null, evidenceReference: null };
    expect(recordLateCause(after('staff-overload'), said)).toEqual([]);
    expect(recordLateCause(after('staff-overload'), command)).toHaveLength(1);
  });

  it('is refused for an unknown cause and for evidence of no kind', () => {
    const dossier = given(takenOver, started);
    expect(codeOf(recordLateCause(dossier, { ...command, causeCode: 'mood' }))).toBe('cause-unknown');
    expect(codeOf(recordLateCause(dossier, { ...command, evidenceKind: null }))).toBe('evidence-kind-missing');
    expect(recordLateCause(dossier, { ...command, evidenceReference: null })).toHaveLength(1);
  });
});
