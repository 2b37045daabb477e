import type { Query } from '../shell/row-list';

export const releaseSorts = ['key', 'deployed', '-deployed', 'bytes', '-bytes'] as const;
/** key = by cluster, namespace, name; deployed = latest first; bytes = largest first; a minus turns it around. */
export type ReleaseSort = (typeof releaseSorts)[number];

export const generations = ['2', '3', '4', '0'] as const;
export type Generation = (typeof generations)[number];

export const releaseStatuses = [
  'deployed',
  'failed',
  'pending-install',
  'pending-upgrade',
  'pending-rollback',
  'superseded',
  'uninstalling',
  'uninstalled',
  'unknown',
] as const;
export type Status = (typeof releaseStatuses)[number];

/** What of the releases is shown; the URL holds it in the API's own words. */
export interface ReleasesFilter {
  readonly text: string;
  readonly clusters: readonly string[];
  readonly namespace: string;
  readonly generations: readonly Generation[];
  readonly statuses: readonly Status[];
  readonly chart: string;
  readonly storage: '' | 'Secret' | 'ConfigMap';
  readonly sort: ReleaseSort;
}

export type ReleaseParam = 'text' | 'cluster' | 'namespace' | 'generation' | 'status' | 'chart' | 'storage' | 'sort';

function words(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((word) => word !== '');
}

/** Words the URL may hold that mean nothing are left out rather than sent. */
export function fromUrl(params: Readonly<Partial<Record<ReleaseParam, string | undefined>>>): ReleasesFilter {
  return {
    text: params.text ?? '',
    clusters: words(params.cluster),
    namespace: params.namespace ?? '',
    generations: generations.filter((generation) => words(params.generation).includes(generation)),
    statuses: releaseStatuses.filter((status) => words(params.status).includes(status)),
    chart: params.chart ?? '',
    storage: params.storage === 'Secret' || params.storage === 'ConfigMap' ? params.storage : '',
    sort: releaseSorts.find((sort) => sort === params.sort) ?? 'key',
  };
}

/** What the URL says for this; null leaves a parameter out. */
export function toUrl(filter: ReleasesFilter): Readonly<Record<ReleaseParam, string | null>> {
  return {
    text: filter.text || null,
    cluster: filter.clusters.join(',') || null,
    namespace: filter.namespace || null,
    generation: filter.generations.join(',') || null,
    status: filter.statuses.join(',') || null,
    chart: filter.chart || null,
    storage: filter.storage || null,
    sort: filter.sort === 'key' ? null : filter.sort,
  };
}

export function toQuery(filter: ReleasesFilter): Query {
  return {
    text: filter.text.trim(),
    cluster: filter.clusters,
    namespace: filter.namespace,
    generation: filter.generations,
    status: filter.statuses,
    chart: filter.chart,
    storage: filter.storage,
    sort: filter.sort,
  };
}

export function toggled<T>(list: readonly T[], word: T): readonly T[] {
  return list.includes(word) ? list.filter((other) => other !== word) : [...list, word];
}
