import type { Term } from './term';

/** A stage as the catalogue states it. `startsWithPayment`: it begins when what a notice asks for has been paid. */
export type CataloguedStage = {
  readonly code: string;
  readonly termUnit: Term['unit'];
  readonly termAmount: number;
  readonly after: readonly string[];
  readonly startsWithPayment: boolean;
};

/** Until the notice of what is to be paid, from the receipt; and until the result, from the payment. */
export type TermsAroundPayment = { readonly notice: Term; readonly result: Term };

/** The longest way through stages, each after those that it names; undefined where the ways mix units. */
function longestWay(stages: readonly CataloguedStage[]): Term | undefined {
  const [first] = stages;
  if (first === undefined || first.termUnit === 'same-day') return undefined;
  if (stages.some(({ termUnit }) => termUnit !== first.termUnit)) return undefined;
  const ends = new Map<string, number>();
  for (const { code, termAmount, after } of stages) {
    ends.set(code, termAmount + Math.max(0, ...after.map((before) => ends.get(before) ?? 0)));
  }
  return { unit: first.termUnit, amount: Math.max(...ends.values()) };
}

/**
 * The terms of a dossier with two appointments, as land dossiers have them: the agencies' time to state the financial
 * duty, and theirs after it was paid; the applicant's time to pay is nobody's clock (Decree 151/2025). Null where no
 * stage waits for a payment, or where one side's stages do not add up in one unit.
 */
export function termsAroundPayment(stages: readonly CataloguedStage[]): TermsAroundPayment | null {
  const paid = new Set<string>();
  for (const { code, after, startsWithPayment } of stages) {
    if (startsWithPayment || after.some((before) => paid.has(before))) paid.add(code);
  }
  const notice = longestWay(stages.filter(({ code }) => !paid.has(code)));
  const result = longestWay(stages.filter(({ code }) => paid.has(code)));
  return notice && result ? { notice, result } : null;
}
