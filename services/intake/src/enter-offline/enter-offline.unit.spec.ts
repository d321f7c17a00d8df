import type { Rejected } from '@motcua/event-sourcing';
import { given, outcomeOf, receiving } from '../../test/given';
import { recordAlias } from '../record-alias/record-alias.decide';
import { enterOffline } from './enter-offline.decide';

const command = {
  ...receiving,
  channel: 'direct',
  assisted: false,
  forwardedFrom: null,
  isReserved: true,
  isUsed: false,
} as const;
const later = '2025-10-01T09:00:00.000Z';
const codeOf = (over: object, dossier = given.none) =>
  (enterOffline(dossier, { ...command, ...over }, later) as Rejected).code;

describe('a receipt that was written by hand', () => {
  it('says when it was, and that the counter was cut off', () => {
    expect(enterOffline(given.none, command, later)).toMatchObject([
      {
        type: 'DossierReceived',
        occurredAt: command.receivedAt,
        data: { receivedAt: command.receivedAt, hasSlip: true, enteredAfterwards: { source: 'cut-off' } },
      },
    ]);
  });

  it('is quiet the second time, and refused where the code, the day or the procedure does not fit', () => {
    expect(enterOffline(given.received, command, later)).toEqual([]);
    expect(codeOf({ receivedAt: '2025-10-01T03:00:00.000Z' }, given.received)).toBe('code-used');
    expect(codeOf({ isUsed: true })).toBe('code-used');
    expect(codeOf({ isReserved: false })).toBe('not-reserved');
    expect(codeOf({ receivedAt: '2025-10-01T09:00:00.001Z' })).toBe('in-the-future');
    expect(codeOf({ procedure: undefined })).toBe('procedure-unknown');
  });
});

describe('a code of another system', () => {
  const state = { dossier: given.received, aliases: [{ systemCode: 'igate', code: 'IG-1' }] };
  const alias = { systemCode: 'igate', code: 'IG-2', usedElsewhere: false };

  it('is added, quiet the second time, and means one dossier', () => {
    expect(recordAlias(state, alias)).toEqual([{ type: 'AliasRecorded', data: { systemCode: 'igate', code: 'IG-2' } }]);
    expect(recordAlias(state, { ...alias, code: 'IG-1', usedElsewhere: true })).toEqual([]);
    expect(outcomeOf(recordAlias(state, { ...alias, usedElsewhere: true }))).toBe('alias-used');
  });
});
