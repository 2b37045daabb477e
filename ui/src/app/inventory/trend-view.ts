import type { FleetDay } from '../api/types';
import { type GradeWord, grades } from './fleet-view';

/** The fleet at the end of a week. */
export interface Week {
  /** The day that was the week's last with a sample. */
  readonly day: string;
  readonly mean: number | null;
  readonly lowest: number | null;
  readonly counts: Readonly<Record<GradeWord, number>>;
  /** Clusters, scored or not. */
  readonly clusters: number;
}

const weekMillis = 7 * 86_400_000;

/** The first day that twelve weeks up to now need. */
export function twelveWeeksAgo(now: number): string {
  return new Date(now - 12 * weekMillis + 86_400_000).toISOString().slice(0, 10);
}

/** The last day of each of at most twelve weeks, oldest first; the last week ends today. Weeks without a day are left out. */
export function weeksOf(days: readonly FleetDay[], now: number): readonly Week[] {
  const today = Math.floor(now / 86_400_000) * 86_400_000;
  const byWeek = new Map<number, FleetDay>();
  for (const day of days) {
    const age = Math.floor((today - Date.parse(day.day)) / weekMillis);
    const latest = byWeek.get(age);
    if (age >= 0 && age < 12 && (latest === undefined || latest.day < day.day)) {
      byWeek.set(age, day);
    }
  }
  return [...byWeek]
    .sort(([a], [b]) => b - a)
    .map(([, day]) => {
      const counts = { ...day.grades, none: day.unscored };
      const clusters = grades.reduce((sum, grade) => sum + counts[grade], 0);
      return { day: day.day, mean: day.mean, lowest: day.lowest, counts, clusters };
    });
}

/** A part of a week's column, in a box of 100 units' height. */
export interface Part {
  readonly grade: GradeWord;
  readonly count: number;
  readonly top: number;
  readonly height: number;
}

/** A week's grades, A on top; the height is the share of the clusters there were. */
export function column(week: Week): readonly Part[] {
  let top = 0;
  return grades.flatMap((grade) => {
    const count = week.counts[grade];
    const height = week.clusters === 0 ? 0 : (100 * count) / week.clusters;
    const part = { grade, count, top, height };
    top += height;
    return count === 0 ? [] : [part];
  });
}

/** What the drawing says. */
export function trendInWords(weeks: readonly Week[]): string {
  const known = weeks.filter((week) => week.mean !== null);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) {
    return $localize`No cluster has a score yet.`;
  }
  const good = (week: Week) => week.counts.A + week.counts.B;
  const [from, to] = [first.mean?.toFixed(1) ?? '', last.mean?.toFixed(1) ?? ''];
  const mean =
    first === last || from === to ? $localize`Mean ${to}.` : $localize`Mean ${from} to ${to} since ${first.day}.`;
  const share =
    first === last || good(first) === good(last)
      ? $localize`Grade A or B: ${good(last)}.`
      : $localize`Grade A or B: ${good(first)} to ${good(last)}.`;
  return `${mean} ${share}`;
}
