import { fold, Rejected, type StoredEvent } from '@motcua/event-sourcing';
import { dossierStream } from '../dossier.state';
import { enterFromRegister, type RegisterReceipt } from './enter-from-register.decide';

const now = '2025-10-01T02:00:00.000Z';
const row: RegisterReceipt = {
  dossierCode: 'H01.11.07-250701-0001',
  procedureCode: '1.004873',
  fieldName: 'Tư pháp – hộ tịch',
  channel: 'online',
  hasSlip: true,
  receivedAt: '2025-07-01T02:30:00.000Z',
  dueAt: '2025-07-04T02:30:00.000Z',
  notAccepted: false,
  issuedHere: false,
  receivingWardCode: 'an-thang',
  competentUnitCode: 'an-thang',
  procedure: undefined,
  calendarId: 'vn-2020-2026.1',
  officeHoursVersion: 'standard.1',
  source: { source: 'register', fileHash: 'a'.repeat(64), rowNumber: 1, reason: 'Nhập sổ' },
};

const after = (...exports: RegisterReceipt[]) => {
  const events: StoredEvent[] = [];
  for (const one of exports) {
    const decided = enterFromRegister(fold(dossierStream, events), one, now);
    if (decided instanceof Rejected) throw decided;
    for (const event of decided) events.push({ ...event, position: events.length + 1 });
  }
  return (last: RegisterReceipt) => enterFromRegister(fold(dossierStream, events), last, now);
};

const types = (decided: ReturnType<typeof enterFromRegister>) =>
  decided instanceof Rejected ? decided.code : decided.map(({ type }) => type);

describe('a register’s row, as intake decides it', () => {
  it('is received at the register’s time with the register’s appointment and its source', () => {
    expect(after()(row)).toMatchObject([
      {
        type: 'DossierReceived',
        occurredAt: row.receivedAt,
        data: {
          fieldCode: 'tu-phap-ho-tich',
          clock: { dueAt: row.dueAt, ruleId: 'as-registered.1' },
          enteredAfterwards: row.source,
        },
      },
    ]);
  });

  it('is quiet when a later export says the same, whatever file it stands in', () => {
    expect(after(row)({ ...row, source: { ...row.source, fileHash: 'b'.repeat(64), rowNumber: 7 } })).toEqual([]);
  });

  it('corrects what changed, with the file as source', () => {
    expect(types(after(row)({ ...row, channel: 'postal' }))).toEqual(['ReceiptCorrected']);
    expect(types(after(row, { ...row, channel: 'postal' })({ ...row, channel: 'postal' }))).toEqual([]);
    expect(types(after(row)({ ...row, dueAt: null }))).toEqual(['ReceiptCorrected']);
  });

  it('keeps a filing that was not accepted out of what was received', () => {
    const refused = { ...row, notAccepted: true };
    expect(types(after()(refused))).toEqual(['DossierNotAccepted']);
    expect(types(after(refused)(refused))).toEqual([]);
    expect(types(after(row)(refused))).toBe('received-before');
  });

  it('refuses the future and a dossier that is led here', () => {
    expect(types(after()({ ...row, receivedAt: '2026-01-01T00:00:00.000Z' }))).toBe('in-the-future');
    const handedOver = fold(dossierStream, [
      { type: 'DossierReceived', data: {} as never, position: 1, occurredAt: now },
      { type: 'DossierHandedOver', data: {} as never, position: 2, occurredAt: now },
    ]);
    expect(types(enterFromRegister(handedOver, row, now))).toBe('led-here');
    expect(types(after()({ ...row, issuedHere: true }))).toBe('led-here');
  });
});
