import type { Health, Tile } from '../api/types';
import { severities, severityName } from '../ui/severity';
import { trendSummary } from '../ui/sparkline';
import { weekPoints } from './weeks';

export const healthName: Readonly<Record<Health, string>> = {
  LIVE: $localize`Live`,
  SYNCING: $localize`Syncing`,
  SILENT: $localize`Silent`,
  NEVER_SEEN: $localize`Never heard of`,
};

/** Both ends of a name that is too long; names of many clusters differ at their ends. */
export function middle(name: string, length: number): string {
  if (name.length <= length) {
    return name;
  }
  const start = Math.ceil((length - 1) / 2);
  return `${name.slice(0, start)}…${name.slice(name.length - (length - 1 - start))}`;
}

/** All that a tile draws, as text. */
export function tileInWords(tile: Tile): string {
  const open = severities
    .filter((severity) => tile.open[severity] > 0)
    .map((severity) => `${tile.open[severity]} ${severityName[severity].toLowerCase()}`);
  const score =
    tile.points === null
      ? $localize`no score`
      : $localize`grade ${tile.grade ?? '–'}, ${tile.points} points, coverage ${tile.coveragePercent} %`;
  return [
    `${tile.name}: ${score}`,
    ...(tile.points === null ? [] : [trendSummary(weekPoints(tile.weeks)).toLowerCase()]),
    healthName[tile.health].toLowerCase(),
    open.length === 0 ? $localize`nothing open` : $localize`open: ${open.join(', ')}`,
  ].join('; ');
}
