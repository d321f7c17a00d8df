import type { DomainEvent } from '@motcua/contracts';
import { goldenOf } from '@motcua/testing';
import { receipt } from '../../test/given';
import { notificationRows } from './notification-rows.fragment';

const place = {
  wardCode: 'an-thang',
  dossierId: '0197c3a0-0000-7000-8000-000000000001',
  at: '2025-10-01T02:00:00.000Z',
};
const told = (event: Pick<DomainEvent, 'type' | 'data'>, ground = 'ground') =>
  notificationRows(place, [{ ...event, ground }]).map(({ row }) => `${row.occasion} ${row.recipient}`);
const received: DomainEvent = { type: 'DossierReceived', data: receipt };

describe('who is told of what', () => {
  it.each([
    ['DossierNotAccepted', ['not-accepted applicant']],
    ['SupplementRequested', ['supplement-needed applicant']],
    ['EarlyResultAnnounced', ['early-result applicant']],
    ['ApologyIssued', ['apology applicant']],
    ['DossierResolved', ['ready applicant']],
    ['DossierRefused', ['ready applicant']],
    ['OfficerAssigned', ['officer-assigned officer']],
    ['ApologyDrafted', ['apology-drafted officer', 'apology-drafted leader']],
    ['OfficerWarned', ['officer-warned leader']],
    ['DossierPaused', []],
  ] as const)('%s', (type, expected) => {
    const { data } = goldenOf(type).at(-1) as DomainEvent;
    expect(told({ type, data } as DomainEvent)).toEqual(expected);
  });

  it('a receipt with a slip, and none that was entered afterwards', () => {
    expect(told(received)).toEqual(['accepted applicant']);
    expect(told({ ...received, data: { ...receipt, hasSlip: false } })).toEqual([]);
    const register = { source: 'register', fileHash: null, rowNumber: 1, reason: 'nhập sổ' } as const;
    expect(told({ ...received, data: { ...receipt, enteredAfterwards: register } })).toEqual([]);
  });

  it('has one id for one ground, and another for another', () => {
    const idOf = (ground: string) => notificationRows(place, [{ ...received, ground }])[0]?.row.id;
    expect(idOf('a')).toBe(idOf('a'));
    expect(idOf('a')).not.toBe(idOf('b'));
  });
});
