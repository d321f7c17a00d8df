import { presetsOf, problemOfPeriod, readQuestion, sameQuestion, summaryAddress, writeQuestion } from './question';

const today = '2026-11-23';

describe('the question in the address', () => {
  it('comes back as it was written', () => {
    const question = {
      ward: 'Bình Long & Co',
      from: '2025-07-01',
      to: '2025-08-30',
      asOf: '2025-08-30T10:00:00+07:00',
    };
    expect(readQuestion(writeQuestion(question), today)).toEqual(question);
    expect(sameQuestion(question, { ...question, asOf: '2025-08-30' })).toBe(false);
  });

  it('begins with the day of the new wards and ends today, whatever nonsense stands there', () => {
    for (const search of ['', '?from=&to=yesterday', '?from=2025-02-30&to=30/08/2025']) {
      expect(readQuestion(search, today)).toEqual({ ward: '', from: '2025-07-01', to: today });
    }
  });

  it('has presets that end today', () => {
    expect(presetsOf(today).map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2026-11-01 2026-11-23',
      '2026-10-01 2026-11-23',
      '2025-07-01 2026-11-23',
      '2020-01-01 2026-11-23',
    ]);
    expect(presetsOf('2026-03-31')[1]?.from).toBe('2026-01-01');
  });

  it('refuses a period that is none', () => {
    expect(problemOfPeriod('2025-07-01', '2025-07-01')).toBeNull();
    expect(problemOfPeriod('2025-07-02', '2025-07-01')).toMatch(/phải trước/);
    expect(problemOfPeriod('', '2025-07-01')).toMatch(/nhập đủ/);
  });
});

describe('summaryAddress', () => {
  const now = new Date('2026-11-23T03:30:00Z');
  const ask = (to: string, asOf?: string) =>
    summaryAddress({ ward: 'An Thắng', from: '2025-07-01', to, ...(asOf && { asOf }) }, now);

  it('asks a period that is over as of its end', () => {
    expect(ask('2026-11-22')).toBe('/api/wards/An%20Th%E1%BA%AFng/summary?from=2025-07-01&to=2026-11-22&by=field');
  });

  it('asks a running period as of now, unless an instant is given', () => {
    expect(ask(today)).toContain('&asOf=2026-11-23T03%3A30%3A00.000Z');
    expect(ask(today, '2026-11-20')).toContain('&asOf=2026-11-20');
  });
});
