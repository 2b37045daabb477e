import type { ClusterChanges, FleetChanges, SeverityCounts } from '../api/types';

const hour = 3_600_000;

/** So many days before this hour began, as the API wants it. */
export function since(days: number, now: number): string {
  return new Date(Math.floor(now / hour) * hour - days * 24 * hour).toISOString();
}

/** The clusters that a panel has room for. */
export const listed = 6;

export function total(counts: SeverityCounts): number {
  return counts.critical + counts.high + counts.medium + counts.low;
}

export function nothingChanged(changes: FleetChanges): boolean {
  const counts = [changes.opened, changes.reopened, changes.fixed].map(total);
  return [...counts, changes.becameUnknown, changes.enrolled, changes.fellSilent, changes.clusters.length].every(
    (count) => count === 0,
  );
}

/** What happened in a cluster, the parts that are not zero. */
export function changeInWords(change: ClusterChanges): string {
  const parts = [
    change.enrolled ? $localize`enrolled` : '',
    change.fellSilent ? $localize`fell silent` : '',
    change.opened > 0 ? $localize`${change.opened} opened` : '',
    change.reopened > 0 ? $localize`${change.reopened} reopened` : '',
    change.fixed > 0 ? $localize`${change.fixed} fixed` : '',
    change.becameUnknown > 0 ? $localize`${change.becameUnknown} unknown` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? $localize`score only` : parts.join(', ');
}
