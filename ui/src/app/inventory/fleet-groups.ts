import type { Tile } from '../api/types';
import { type GradeWord, isStale, type Sort } from './fleet-view';

/** Clusters that share a label's value. */
export interface Group {
  /** The label's value; empty where a cluster has none. */
  readonly name: string;
  readonly tiles: readonly Tile[];
}

export interface GroupTally {
  readonly clusters: number;
  /** Over scored clusters; null = none is. */
  readonly mean: number | null;
  readonly grades: Readonly<Record<GradeWord, number>>;
  readonly stale: number;
  readonly critical: number;
  readonly high: number;
}

export function tally(tiles: readonly Tile[]): GroupTally {
  const counts: Record<GradeWord, number> = { A: 0, B: 0, C: 0, D: 0, F: 0, none: 0 };
  for (const tile of tiles) {
    counts[tile.grade ?? 'none']++;
  }
  return {
    clusters: tiles.length,
    mean: mean(tiles.flatMap((tile) => tile.points ?? [])),
    grades: counts,
    stale: tiles.filter(isStale).length,
    critical: tiles.reduce((sum, tile) => sum + tile.open.critical, 0),
    high: tiles.reduce((sum, tile) => sum + tile.open.high, 0),
  };
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/**
 * By the values of a label, in the order that is asked for: the worst mean first, by name, or as their first tiles come;
 * clusters without the label last. One group without a name if there is no label to group by. `held` are the tiles as they
 * were when the order was made, so that groups do not move while scores do.
 */
export function grouped(
  tiles: readonly Tile[],
  label: string,
  sort: Sort,
  held: ReadonlyMap<string, Tile>,
): readonly Group[] {
  const byName = new Map<string, Tile[]>();
  for (const tile of tiles) {
    const name = tile.labels[label] ?? '';
    const members = byName.get(name);
    if (members) {
      members.push(tile);
    } else {
      byName.set(name, [tile]);
    }
  }
  const groups = [...byName].map(([name, members]) => ({ name, tiles: members }));
  const rank = (group: Group) => {
    const then = group.tiles.map((tile) => held.get(tile.id) ?? tile);
    switch (sort) {
      case 'worst':
        return mean(then.flatMap((tile) => tile.points ?? [])) ?? -1;
      case 'coverage':
        return mean(then.map((tile) => tile.coveragePercent)) ?? -1;
      case 'name':
      case 'heard':
        return 0;
    }
  };
  const ranks = new Map(groups.map((group) => [group.name, rank(group)]));
  return groups.sort(
    (a, b) =>
      Number(a.name === '') - Number(b.name === '') ||
      (ranks.get(a.name) ?? 0) - (ranks.get(b.name) ?? 0) ||
      (sort === 'heard' ? 0 : a.name.localeCompare(b.name)),
  );
}

/** The first tiles of all groups together, so that a large fleet is drawn piece by piece. */
export function firstTiles(groups: readonly Group[], room: number): readonly Group[] {
  let left = room;
  return groups.flatMap((group) => {
    const tiles = group.tiles.slice(0, Math.max(0, left));
    left -= tiles.length;
    return tiles.length === 0 ? [] : [{ name: group.name, tiles }];
  });
}
