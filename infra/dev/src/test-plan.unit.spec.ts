import { addCounts, countJest, planTests } from './test-plan';

describe('planTests', () => {
  it('runs every step in order by default', () => {
    const steps = ['format', 'lint', 'types', 'unit', 'integration', 'e2e'];
    expect(planTests([])).toEqual({ steps, jestArguments: [] });
  });

  it('runs one level and hands the rest to jest', () => {
    expect(planTests(['int', '-t', 'relay'])).toEqual({ steps: ['integration'], jestArguments: ['-t', 'relay'] });
    expect(planTests(['static']).steps).toEqual(['format', 'lint', 'types']);
  });

  it('runs the integration tests against a current nats-server only when told so', () => {
    const plan = { steps: ['integration'], jestArguments: ['bus'] };
    expect(planTests(['int-current-nats', 'bus'])).toEqual({ ...plan, currentNats: true });
    expect(planTests(['int', 'bus'])).toEqual(plan);
  });
});

describe('counting', () => {
  const report = { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

  it('counts tests, and a file that could not be loaded as one failure', () => {
    expect(countJest({ ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({
      passed: 7,
      failed: 3,
    });
  });

  it('never counts a failed run as passed', () => {
    expect(countJest(report, 1)).toEqual({ passed: 7, failed: 1 });
    expect(countJest(undefined, 1)).toEqual({ passed: 0, failed: 1 });
  });

  it('adds the steps up', () => {
    expect(addCounts([{ passed: 1, failed: 0 }, countJest(report, 0)])).toEqual({ passed: 8, failed: 0 });
  });
});
