import type { Cluster, ClusterControl } from '../api/types';

/** Controls that cost points or could not be judged everywhere, costliest first. */
export function costliest(controls: readonly ClusterControl[]): readonly ClusterControl[] {
  return controls
    .filter((control) => control.tally.failed > 0 || control.tally.waived > 0 || control.tally.unknown > 0)
    .toSorted((a, b) => b.lost - a.lost || b.tally.unknown - a.tally.unknown || a.controlId.localeCompare(b.controlId));
}

/** What is to be said of a score beside the steps that lead to it. */
export function scoreStory(cluster: Cluster): readonly string[] {
  const score = cluster.score;
  if (score === null) {
    return [$localize`No control could be judged here yet, so there is no score. That is not a good score.`];
  }
  const story = [];
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
