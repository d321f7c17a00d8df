import {
  byteOrderMark,
  csvLine,
  formatRegisterNote,
  formatRegisterRow,
  registerColumns,
  type RegisterRow,
} from '../../cli/src/register/register-layout';
import type { WardPlan } from './ward-plan';

/** The file piece by piece, so that a writer never holds all of it. */
export function* registerFile(plan: WardPlan, rows: Iterable<RegisterRow>): Generator<string> {
  yield byteOrderMark;
  const notes = [
    { name: 'wardCode', value: plan.wardCode },
    { name: 'period', value: `${plan.period.from}..${plan.period.to}` },
    { name: 'source', value: `${plan.wardName}: ${plan.source}` },
    ...plan.assumed.map((value) => ({ name: 'assumed', value })),
  ];
  for (const note of notes) yield `${formatRegisterNote(note)}\r\n`;
  yield csvLine(registerColumns.map(({ header }) => header));
  for (const row of rows) yield csvLine(formatRegisterRow(row));
}
