import type { Cluster } from '../api/types';
import { severityName } from '../ui/severity';

/** One step from 100 points to the score. A bar from `from` to `to`, of 0 to 100; where `from` is larger, points are lost. */
export interface Step {
  readonly kind: 'failures' | 'cap' | 'overdue' | 'score';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const limits = { critical: 59, high: 79, medium: 89, low: 99 } as const;

/** What failures, the cap and overdue findings take, then what is left. Steps that change nothing are left out. */
export function scoreSteps(cluster: Cluster): readonly Step[] {
  const score = cluster.score;
  if (score === null) {
    return [];
  }
  const base = score.base ?? 100;
  const steps: Step[] = [];
  if (base < 99.95) {
    steps.push({ kind: 'failures', name: $localize`Failing controls`, from: 100, to: base });
  }
  const held = score.cap === null ? base : Math.min(base, limits[score.cap]);
  if (score.cap !== null && held < base) {
    const name = $localize`At most ${limits[score.cap]}, for an open finding of severity ${severityName[score.cap]}`;
    steps.push({ kind: 'cap', name, from: base, to: held });
  }
  if (score.penalty > 0) {
    steps.push({
      kind: 'overdue',
      name: $localize`Overdue findings`,
      from: score.points + score.penalty,
      to: score.points,
    });
  }
  return [...steps, { kind: 'score', name: $localize`Score`, from: 0, to: score.points }];
}

/** Of the formula's first version; null for versions that are not known here. */
export function weights(version: number): Readonly<Record<'critical' | 'high' | 'medium' | 'low', number>> | null {
  return version === 1 ? { critical: 40, high: 20, medium: 8, low: 2 } : null;
}
