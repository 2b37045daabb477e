import type { Grant, Role } from '../api/types';

export const roleName: Readonly<Record<Role, string>> = {
  viewer: $localize`Viewer`,
  responder: $localize`Responder`,
  approver: $localize`Approver`,
  auditor: $localize`Auditor`,
  admin: $localize`Administrator`,
};

export const roles = ['viewer', 'responder', 'approver', 'auditor', 'admin'] as const;

/** "Viewer of environment=production". */
export function grantText({ role, scope }: Grant): string {
  const name = roleName[role];
  switch (scope.kind) {
    case 'ALL':
      return $localize`${name} of all clusters`;
    case 'CLUSTERS':
      return scope.clusters.length === 1
        ? $localize`${name} of 1 cluster`
        : $localize`${name} of ${scope.clusters.length} clusters`;
    case 'LABELS': {
      const labels = Object.entries(scope.labels).map(([key, value]) => `${key}=${value}`);
      return $localize`${name} of ${labels.join(', ')}`;
    }
  }
}
