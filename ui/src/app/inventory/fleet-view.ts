import type { Cluster, Health } from '../api/types';
import { type Severity, severities } from '../ui/severity';

export const sorts = ['worst', 'name', 'heard'] as const;
export type Sort = (typeof sorts)[number];

/** What of the fleet is shown; held in the URL. */
export interface FleetFilter {
  readonly text: string;
  readonly health: Health | '';
  /** A label's key, or empty. */
  readonly group: string;
  readonly sort: Sort;
}

export interface Group {
  /** The label's value; empty where a cluster has none. */
  readonly name: string;
  readonly clusters: readonly Cluster[];
}

/** A score that nobody keeps up to date any more. */
export function isStale(cluster: Cluster): boolean {
  return cluster.health === 'SILENT' || cluster.health === 'NEVER_SEEN';
}

/** Silent and unscored clusters come first: what is not known is the worst that can be said. */
function compareWorst(a: Cluster, b: Cluster): number {
  const known = Number(!isStale(a) && a.score !== null) - Number(!isStale(b) && b.score !== null);
  if (known !== 0) {
    return known;
  }
  const points = (a.score?.points ?? -1) - (b.score?.points ?? -1);
  if (points !== 0) {
    return points;
  }
  for (const severity of severities) {
    const more = b.open[severity] - a.open[severity];
    if (more !== 0) {
      return more;
    }
  }
  return 0;
}

const compare: Readonly<Record<Sort, (a: Cluster, b: Cluster) => number>> = {
  worst: compareWorst,
  name: () => 0,
  heard: (a, b) => (a.lastHeardAt ?? '').localeCompare(b.lastHeardAt ?? ''),
};

/** Ids in order; equal ones by name, then by id. */
export function order(clusters: Iterable<Cluster>, sort: Sort): readonly string[] {
  return [...clusters]
    .sort((a, b) => compare[sort](a, b) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    .map((cluster) => cluster.id);
}

/** The held order, new clusters at its end and gone ones left out, so that nothing moves under the pointer. */
export function keepOrder(held: readonly string[], clusters: ReadonlyMap<string, Cluster>): readonly string[] {
  const known = new Set(held);
  return [...held.filter((id) => clusters.has(id)), ...[...clusters.keys()].filter((id) => !known.has(id))];
}

export function matches(cluster: Cluster, filter: FleetFilter): boolean {
  const text = filter.text.trim().toLowerCase();
  const words = [cluster.name, cluster.id, cluster.kubernetesVersion, ...Object.values(cluster.labels)];
  return (
    (filter.health === '' || cluster.health === filter.health) &&
    (text === '' || words.some((word) => word.toLowerCase().includes(text)))
  );
}

/** By the values of a label, named ones first; one group without a name if there is no label to group by. */
export function grouped(clusters: readonly Cluster[], label: string): readonly Group[] {
  const groups = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    const name = cluster.labels[label] ?? '';
    const members = groups.get(name);
    if (members) {
      members.push(cluster);
    } else {
      groups.set(name, [cluster]);
    }
  }
  return [...groups]
    .map(([name, members]) => ({ name, clusters: members }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name));
}

export function labelKeys(clusters: Iterable<Cluster>): readonly string[] {
  return [...new Set([...clusters].flatMap((cluster) => Object.keys(cluster.labels)))].sort();
}

export interface FleetSummary {
  readonly clusters: number;
  readonly silent: number;
  readonly unscored: number;
  readonly open: Readonly<Record<Severity, number>>;
}

export function summary(clusters: Iterable<Cluster>): FleetSummary {
  const open = { critical: 0, high: 0, medium: 0, low: 0 };
  let count = 0;
  let silent = 0;
  let unscored = 0;
  for (const cluster of clusters) {
    count++;
    silent += Number(isStale(cluster));
    unscored += Number(cluster.score === null);
    for (const severity of severities) {
      open[severity] += cluster.open[severity];
    }
  }
  return { clusters: count, silent, unscored, open };
}
