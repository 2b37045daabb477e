import type { Cluster, ClusterControl } from '../api/types';
import { severityName } from '../ui/severity';

/** Controls that cost points or could not be judged everywhere, costliest first. */
export function costliest(controls: readonly ClusterControl[]): readonly ClusterControl[] {
  return controls
    .filter((control) => control.tally.failed > 0 || control.tally.waived > 0 || control.tally.unknown > 0)
    .toSorted((a, b) => b.lost - a.lost || b.tally.unknown - a.tally.unknown || a.controlId.localeCompare(b.controlId));
}

/** From the sum of all controls to the score, a sentence for each step that changed something. */
export function scoreStory(cluster: Cluster): readonly string[] {
  const score = cluster.score;
  if (score === null) {
    return [$localize`No control could be judged here yet, so there is no score. That is not a good score.`];
  }
  const story = [];
  if (score.base !== null) {
    story.push($localize`All controls together give ${score.base.toFixed(1)} of 100.`);
  }
  const limit = score.cap === null ? 100 : { critical: 59, high: 79, medium: 89, low: 99 }[score.cap];
  if (score.cap !== null && (score.base ?? 100) > limit) {
    story.push($localize`An open finding of severity ${severityName[score.cap]} holds the score at ${limit} or below.`);
  }
  if (score.penalty > 0) {
    story.push($localize`Overdue findings take ${score.penalty} points.`);
  }
  if (score.pointsWithoutWaivers !== null && score.pointsWithoutWaivers !== score.points) {
    story.push($localize`Without waivers it would be ${score.pointsWithoutWaivers}.`);
  }
  if (cluster.coverage.unknown > 0) {
    story.push(
      $localize`${cluster.coverage.unknown} of ${cluster.coverage.judged + cluster.coverage.unknown} verdicts could not be given; they count neither way.`,
    );
  }
  return story;
}
