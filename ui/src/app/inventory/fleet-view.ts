import type { Health, Tile } from '../api/types';
import { severities } from '../ui/severity';

export const sorts = ['worst', 'name', 'coverage', 'heard'] as const;
export type Sort = (typeof sorts)[number];

/** `none` = no score. */
export const grades = ['A', 'B', 'C', 'D', 'F', 'none'] as const;
export type GradeWord = (typeof grades)[number];

/** How much a tile tells. */
export const sizes = ['large', 'medium', 'small'] as const;
export type Size = (typeof sizes)[number];

export const healths: readonly Health[] = ['LIVE', 'SYNCING', 'SILENT', 'NEVER_SEEN'];

/** What of the fleet is shown; held in the URL. */
export interface FleetFilter {
  readonly text: string;
  /** Empty = any. */
  readonly healths: readonly Health[];
  /** Empty = any. */
  readonly grades: readonly GradeWord[];
  /** A label's key, or empty. */
  readonly group: string;
  readonly sort: Sort;
  /** Empty = as many tiles need. */
  readonly size: Size | '';
}

export type UrlParams = Readonly<
  Partial<Record<'text' | 'health' | 'grade' | 'group' | 'sort' | 'size', string | undefined>>
>;

/** Words the URL may hold that mean nothing are left out. */
export function fromUrl(params: UrlParams): FleetFilter {
  const words = (text: string | undefined) => (text ?? '').split(',');
  return {
    text: params.text ?? '',
    healths: healths.filter((health) => words(params.health).includes(health)),
    grades: grades.filter((grade) => words(params.grade).includes(grade)),
    group: params.group ?? '',
    sort: sorts.find((sort) => sort === params.sort) ?? 'worst',
    size: sizes.find((size) => size === params.size) ?? '',
  };
}

/** A score that nobody keeps up to date any more. */
export function isStale(cluster: { readonly health: Health }): boolean {
  return cluster.health === 'SILENT' || cluster.health === 'NEVER_SEEN';
}

/** Silent and unscored clusters come first: what is not known is the worst that can be said. */
function compareWorst(a: Tile, b: Tile): number {
  const known = Number(!isStale(a) && a.points !== null) - Number(!isStale(b) && b.points !== null);
  if (known !== 0) {
    return known;
  }
  const points = (a.points ?? -1) - (b.points ?? -1);
  if (points !== 0) {
    return points;
  }
  const worst = severities.find((severity) => a.open[severity] !== b.open[severity]);
  return worst === undefined ? 0 : b.open[worst] - a.open[worst];
}

const compare: Readonly<Record<Sort, (a: Tile, b: Tile) => number>> = {
  worst: compareWorst,
  name: () => 0,
  coverage: (a, b) => a.coveragePercent - b.coveragePercent,
  heard: (a, b) => (a.lastHeardAt ?? '').localeCompare(b.lastHeardAt ?? ''),
};

export function matches(tile: Tile, filter: FleetFilter): boolean {
  const text = filter.text.trim().toLowerCase();
  const words = [tile.name, tile.id, ...Object.entries(tile.labels).map(([key, value]) => `${key}=${value}`)];
  return (
    (filter.healths.length === 0 || filter.healths.includes(tile.health)) &&
    (filter.grades.length === 0 || filter.grades.includes(tile.grade ?? 'none')) &&
    (text === '' || words.some((word) => word.toLowerCase().includes(text)))
  );
}

/** What was found, in the order it was found in, as the clusters were then. It stays until people ask anew. */
export interface Held {
  readonly tiles: ReadonlyMap<string, Tile>;
  /** All clusters there were, shown or not. */
  readonly known: ReadonlySet<string>;
}

/** Equal ones by name, then by id. */
export function hold(tiles: ReadonlyMap<string, Tile>, filter: FleetFilter): Held {
  const found = [...tiles.values()]
    .filter((tile) => matches(tile, filter))
    .sort((a, b) => compare[filter.sort](a, b) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  return { tiles: new Map(found.map((tile) => [tile.id, tile])), known: new Set(tiles.keys()) };
}

/** The held tiles as they are now, gone ones left out, new ones that match at the end: nothing moves under the pointer. */
export function shown(held: Held, tiles: ReadonlyMap<string, Tile>, filter: FleetFilter): readonly Tile[] {
  const kept = [...held.tiles.keys()].flatMap((id) => tiles.get(id) ?? []);
  const added = [...tiles.values()].filter((tile) => !held.known.has(tile.id) && matches(tile, filter));
  return [...kept, ...added];
}

/** How many clusters would come, go or change places if people asked anew. */
export function moved(held: Held, tiles: ReadonlyMap<string, Tile>, filter: FleetFilter): number {
  const fresh = hold(tiles, filter);
  const now = [...fresh.tiles.keys()];
  const then = [...held.tiles.keys()].filter((id) => tiles.has(id));
  if (now.length === then.length && now.every((id, index) => id === then[index])) {
    return 0;
  }
  const changed = now.filter((id) => {
    const before = held.tiles.get(id);
    const after = tiles.get(id);
    return before === undefined || after === undefined || compare[filter.sort](before, after) !== 0;
  });
  const left = then.filter((id) => !fresh.tiles.has(id));
  return Math.max(1, changed.length + left.length);
}

/** Tiles tell less where there are more of them. */
export function sizeFor(count: number, wanted: Size | ''): Size {
  return wanted || (count <= 24 ? 'large' : count <= 200 ? 'medium' : 'small');
}

export function labelKeys(tiles: Iterable<Tile>): readonly string[] {
  return [...new Set([...tiles].flatMap((tile) => Object.keys(tile.labels)))].sort();
}
