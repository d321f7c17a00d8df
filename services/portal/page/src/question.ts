import { dayOf } from './format';

/** What the page was asked; it lives in the address, so that a link shows the same to somebody else. */
export interface Question {
  ward: string;
  from: string;
  to: string;
  asOf?: string;
}

export interface Preset {
  name: string;
  from: string;
  to: string;
}

/** The day on which wards as they are now began to work. */
const newWardsSince = '2025-07-01';
/** The earliest register that is known was led in 2020. */
const earliest = '2020-01-01';

const isDay = (text: string | null): text is string => {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // 30 February is no day, though Date would read it as one in March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

export const readQuestion = (search: string, today: string): Question => {
  const given = new URLSearchParams(search);
  const [from, to, asOf] = [given.get('from'), given.get('to'), given.get('asOf')];
  return {
    ward: given.get('ward') ?? '',
    from: isDay(from) ? from : newWardsSince,
    to: isDay(to) ? to : today,
    ...(asOf && { asOf }),
  };
};

export const writeQuestion = ({ ward, from, to, asOf }: Question): string =>
  `?${new URLSearchParams({ ...(ward && { ward }), from, to, ...(asOf && { asOf }) })}`;

export const sameQuestion = (a: Question, b: Question): boolean => writeQuestion(a) === writeQuestion(b);

/** Presets end today and not with the month: what falls due later is not overdue yet. */
export const presetsOf = (today: string): Preset[] => {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  const firstOf = (number: number) => `${year}-${String(number).padStart(2, '0')}-01`;
  return [
    { name: 'Tháng này', from: firstOf(month), to: today },
    { name: 'Quý này', from: firstOf(month - ((month - 1) % 3)), to: today },
    { name: 'Từ 01/07/2025', from: newWardsSince, to: today },
    { name: 'Từ 01/01/2020', from: earliest, to: today },
  ];
};

/** What is wrong with a period, in words; null when nothing is. */
export const problemOfPeriod = (from: string, to: string): string | null => {
  if (!isDay(from) || !isDay(to)) return 'Hãy nhập đủ ngày đầu kỳ và ngày cuối kỳ.';
  return from > to ? 'Ngày đầu kỳ phải trước hoặc trùng ngày cuối kỳ.' : null;
};

/**
 * The address of the answer. In a period that is still running, figures are as of now: at the end of today more would
 * be overdue than is.
 */
export const summaryAddress = ({ ward, from, to, asOf }: Question, now: Date): string => {
  const running = from <= dayOf(now) && to >= dayOf(now);
  const instant = asOf ?? (running ? now.toISOString() : undefined);
  const query = new URLSearchParams({ from, to, by: 'field', ...(instant && { asOf: instant }) });
  return `/api/wards/${encodeURIComponent(ward)}/summary?${query}`;
};
