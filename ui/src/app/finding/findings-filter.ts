import type { QueryValue } from '../api/hub-url';
import type { FindingState } from '../api/types';
import { type Severity, severities } from '../ui/severity';
import { findingStates, unsettled } from '../ui/states';

export const sorts = ['severity', 'changed', 'opened', 'due'] as const;
export type Sort = (typeof sorts)[number];

/** In the URL for "any state"; without a state in it, what people have to act on is shown. */
const anyState = 'ANY';

/** What of the findings is shown; the URL holds it in the API's own words. */
export interface FindingsFilter {
  readonly text: string;
  readonly severities: readonly Severity[];
  readonly states: readonly FindingState[];
  readonly families: readonly string[];
  readonly controls: readonly string[];
  readonly clusters: readonly string[];
  readonly namespace: string;
  /** namespace/name. */
  readonly release: string;
  readonly owner: string;
  readonly due: Due;
  readonly changed: Changed;
  /** Id of a fact. */
  readonly fact: string;
  readonly sort: Sort;
}

/** Everything that was due before today, or will be within days; or before a UTC day. */
export type Due = '' | 'overdue' | 'week' | 'month' | `${number}-${number}-${number}`;

/** Changed last within a week, or after a UTC day. */
export type Changed = '' | 'week' | `${number}-${number}-${number}`;

export type UrlParam =
  | 'text'
  | 'severity'
  | 'state'
  | 'family'
  | 'control'
  | 'cluster'
  | 'namespace'
  | 'release'
  | 'owner'
  | 'due'
  | 'changed'
  | 'fact'
  | 'sort';
export type UrlParams = Readonly<Partial<Record<UrlParam, string | undefined>>>;

function words(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((word) => word !== '');
}

/** Words the URL may hold that mean nothing are left out rather than sent. */
export function fromUrl(params: UrlParams): FindingsFilter {
  const states = words(params.state);
  const known = findingStates.filter((state) => states.includes(state));
  return {
    text: params.text ?? '',
    severities: severities.filter((severity) => words(params.severity).includes(severity)),
    states: states.includes(anyState) ? findingStates : known.length > 0 ? known : unsettled,
    families: words(params.family),
    controls: words(params.control),
    clusters: words(params.cluster),
    namespace: params.namespace ?? '',
    release: /^[^/]+\/[^/]+$/.test(params.release ?? '') ? (params.release ?? '') : '',
    owner: params.owner ?? '',
    due: dueOf(params.due),
    changed: params.changed === 'week' ? 'week' : dayOf(params.changed),
    fact: params.fact ?? '',
    sort: sorts.find((sort) => sort === params.sort) ?? 'severity',
  };
}

function dueOf(text: string | undefined): Due {
  const known = (['overdue', 'week', 'month'] as const).find((word) => word === text);
  return known ?? dayOf(text);
}

function dayOf(text: string | undefined): '' | `${number}-${number}-${number}` {
  return /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? (text as `${number}-${number}-${number}`) : '';
}

const dueDays = { week: 8, month: 31 } as const;
const dayLength = 86_400_000;

/** The UTC day before which it is due; empty for what is overdue, which is no matter of days. */
export function dueBefore(due: Due, now: number): string {
  switch (due) {
    case 'overdue':
      return '';
    case 'week':
    case 'month':
      return new Date(now + dueDays[due] * dayLength).toISOString().slice(0, 10);
    default:
      return due;
  }
}

/** The UTC day after which it changed: a week is today and the six days before. */
export function changedAfterDay(changed: Changed, now: number): string {
  return changed === 'week' ? new Date(now - 7 * dayLength).toISOString().slice(0, 10) : changed;
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word) => other.includes(word));
}

/** What the URL says for this; null leaves a parameter out. */
export function toUrl(filter: FindingsFilter): Readonly<Record<UrlParam, string | null>> {
  const state = sameWords(filter.states, unsettled)
    ? ''
    : filter.states.length === findingStates.length || filter.states.length === 0
      ? anyState
      : filter.states.join(',');
  return {
    text: filter.text || null,
    severity: filter.severities.join(',') || null,
    state: state || null,
    family: filter.families.join(',') || null,
    control: filter.controls.join(',') || null,
    cluster: filter.clusters.join(',') || null,
    namespace: filter.namespace || null,
    release: filter.release || null,
    owner: filter.owner || null,
    due: filter.due || null,
    changed: filter.changed || null,
    fact: filter.fact || null,
    sort: filter.sort === 'severity' ? null : filter.sort,
  };
}

/** What the API is asked; sort is for lists, not for counts. */
export function toQuery(filter: FindingsFilter, now: number = Date.now()): Readonly<Record<string, QueryValue>> {
  return {
    text: filter.text.trim(),
    severity: filter.severities,
    state: filter.states.length === findingStates.length ? [] : filter.states,
    family: filter.families,
    control: filter.controls,
    cluster: filter.clusters,
    namespace: filter.namespace,
    release: filter.release,
    owner: filter.owner,
    dueBefore: dueBefore(filter.due, now),
    overdue: filter.due === 'overdue' ? 'true' : '',
    changedAfter: changedAfterDay(filter.changed, now),
    fact: filter.fact,
  };
}

/** With the word if it was not there, without it if it was. */
export function toggled<T>(list: readonly T[], word: T): readonly T[] {
  return list.includes(word) ? list.filter((other) => other !== word) : [...list, word];
}
