export type StepName = 'format' | 'lint' | 'types' | 'unit' | 'integration' | 'e2e';

export interface TestPlan {
  steps: StepName[];
  jestArguments: string[];
  /** The newest nats-server that can be had instead of this machine's. */
  currentNats?: true;
}

const STATIC: StepName[] = ['format', 'lint', 'types'];
const SELECTIONS: Record<string, StepName[]> = {
  static: STATIC,
  unit: ['unit'],
  int: ['integration'],
  integration: ['integration'],
  e2e: ['e2e'],
};

/** `npm test` runs everything, `npm test -- int some.file` one level with arguments for jest. */
export function planTests(args: readonly string[]): TestPlan {
  const [first = '', ...rest] = args;
  if (first === 'int-current-nats') return { steps: ['integration'], jestArguments: rest, currentNats: true };
  const selected = SELECTIONS[first];
  if (selected) return { steps: selected, jestArguments: rest };
  return { steps: [...STATIC, 'unit', 'integration', 'e2e'], jestArguments: [...args] };
}

export interface Count {
  passed: number;
  failed: number;
}

/** The part of jest's --json output that is counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Files that could not be loaded or fell outside of a test: none of their tests is in the numbers above. */
  numRuntimeErrorTestSuites: number;
}

/** A jest run that fails without naming a test (no report, a leaked handle, a bad config) still counts as one failure. */
export function countJest(report: JestReport | undefined, exitCode: number): Count {
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

export function addCounts(counts: readonly Count[]): Count {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}
