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

/** A name in two parts, of which the first may be cut off: names of many clusters differ at their ends. */
export function ends(name: string): { readonly start: string; readonly end: string } {
  const tail = name.length > 12 ? 5 : 0;
  return { start: name.slice(0, name.length - tail), end: name.slice(name.length - tail) };
}

/** All that a tile draws but its name, as text; `away` = the hub is, and the heartbeat the last that is known. */
export function tileInWords(tile: Tile, away = false): string {
  const heard = healthName[tile.health].toLowerCase();
  const open = severities
    .filter((severity) => tile.open[severity] > 0)
    .map((severity) => `${tile.open[severity]} ${severityName[severity].toLowerCase()}`);
  const score =
    tile.points === null
      ? $localize`no score`
      : $localize`grade ${tile.grade ?? '–'}, ${tile.points} points, coverage ${tile.coveragePercent} %`;
  return [
    score,
    ...(tile.points === null ? [] : [trendSummary(weekPoints(tile.weeks)).toLowerCase()]),
    away && (tile.health === 'LIVE' || tile.health === 'SYNCING') ? $localize`last known: ${heard}` : heard,
    open.length === 0 ? $localize`nothing open` : $localize`open: ${open.join(', ')}`,
  ].join('; ');
}
