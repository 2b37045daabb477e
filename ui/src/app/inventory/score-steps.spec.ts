import { aCluster, aScore } from '../../testing/samples';
import { scoreSteps, weights } from './score-steps';

describe('the steps to a score', () => {
  it('go from 100 down to it, each where the one before ended', () => {
    const score = { ...aScore(55), base: 80, cap: 'critical', penalty: 4 } as const;

    const steps = scoreSteps(aCluster({ score }));

    expect(steps.map((step) => [step.kind, step.from, step.to])).toEqual([
      ['failures', 100, 80],
      ['cap', 80, 59],
      ['overdue', 59, 55],
      ['score', 0, 55],
    ]);
    expect(steps[1]?.name).toContain('Critical');
  });

  it('leave out what changes nothing', () => {
    const free = { ...aScore(40), base: 40, cap: 'critical', penalty: 0 } as const;
    const full = { ...aScore(100), base: 100, cap: null, penalty: 0 };

    expect(scoreSteps(aCluster({ score: free })).map((step) => step.kind)).toEqual(['failures', 'score']);
    expect(scoreSteps(aCluster({ score: full })).map((step) => step.kind)).toEqual(['score']);
  });

  it('are none without a score', () => {
    expect(scoreSteps(aCluster({ score: null }))).toEqual([]);
  });

  it('have weights only for a formula that is known', () => {
    expect(weights(1)?.critical).toBe(40);
    expect(weights(2)).toBeNull();
  });
});
