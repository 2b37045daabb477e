import type { Grant, Role } from '../api/types';

export const roleName: Readonly<Record<Role, string>> = {
  viewer: $localize`Viewer`,
  responder: $localize`Responder`,
  approver: $localize`Approver`,
  auditor: $localize`Auditor`,
  admin: $localize`Administrator`,
};

export const roles = ['viewer', 'responder', 'approver', 'auditor', 'admin'] as const;

/** What each role may do, for people who give them. */
export const roleDeeds: readonly { readonly name: string; readonly deeds: string }[] = [
  { name: roleName.viewer, deeds: $localize`Sees everything of its clusters.` },
  { name: roleName.responder, deeds: $localize`Also assigns findings, takes them on and comments.` },
  { name: roleName.approver, deeds: $localize`Also approves what others ask for.` },
  { name: roleName.auditor, deeds: $localize`Sees everything, and the audit log.` },
  { name: roleName.admin, deeds: $localize`Everything, with people, agents and tokens.` },
];

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
