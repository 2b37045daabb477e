import type { Point } from '../ui/sparkline';

const week = 7 * 86_400_000;

/** A tile's twelve weeks as points of a line; evenly spaced, their dates are not drawn. */
export function weekPoints(weeks: readonly (number | null)[]): readonly Point[] {
  return weeks.map((value, index) => ({ at: new Date(index * week).toISOString(), value }));
}
