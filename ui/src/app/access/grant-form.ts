import type { Grant, GrantScope, Role } from '../api/types';

/** A grant while it is being written. */
export interface GrantDraft {
  readonly role: Role;
  readonly kind: GrantScope['kind'];
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  /** "team=web, environment=production". */
  readonly labels: string;
}

export const newDraft: GrantDraft = { role: 'viewer', kind: 'ALL', clusters: [], labels: '' };

export function draftOf({ role, scope }: Grant): GrantDraft {
  switch (scope.kind) {
    case 'ALL':
      return { ...newDraft, role };
    case 'CLUSTERS':
      return { ...newDraft, role, kind: 'CLUSTERS', clusters: scope.clusters.map((id) => ({ id, name: id })) };
    case 'LABELS': {
      const labels = Object.entries(scope.labels).map(([key, value]) => `${key}=${value}`);
      return { ...newDraft, role, kind: 'LABELS', labels: labels.join(', ') };
    }
  }
}

const label = /^([A-Za-z0-9][A-Za-z0-9_./-]{0,62})=([A-Za-z0-9_. -]{0,63})$/;

/** What is wrong with it, for people; null = nothing. */
export function draftProblem(draft: GrantDraft): string | null {
  if (draft.kind === 'CLUSTERS' && draft.clusters.length === 0) {
    return $localize`Pick at least one cluster.`;
  }
  if (draft.kind === 'LABELS') {
    const wrong = parts(draft.labels).find((part) => !label.test(part));
    if (wrong !== undefined) {
      return $localize`'${wrong}' is not a label: write key=value, several with commas between.`;
    }
    if (parts(draft.labels).length === 0) {
      return $localize`Name at least one label, as key=value.`;
    }
  }
  return null;
}

/** Of a draft without a problem. */
export function grantOf(draft: GrantDraft): Grant {
  return { role: draft.role, scope: scopeOf(draft) };
}

function scopeOf(draft: GrantDraft): GrantScope {
  switch (draft.kind) {
    case 'ALL':
      return { kind: 'ALL' };
    case 'CLUSTERS':
      return { kind: 'CLUSTERS', clusters: draft.clusters.map((cluster) => cluster.id) };
    case 'LABELS': {
      const pairs = parts(draft.labels).map((part) => label.exec(part) ?? ['', '', '']);
      return { kind: 'LABELS', labels: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value])) };
    }
  }
}

function parts(labels: string): readonly string[] {
  return labels
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
