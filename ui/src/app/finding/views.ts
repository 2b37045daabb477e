import type { BuiltInView } from '../shell/view-tabs';

/** What people look for every day; `account` is who asks. */
export function builtInViews(account: string): readonly BuiltInView[] {
  return [
    { name: $localize`Open`, params: {} },
    { name: $localize`Critical and high`, params: { severity: 'critical,high' } },
    {
      name: $localize`Overdue`,
      params: { due: 'overdue', state: 'OPEN,REOPENED,ACKNOWLEDGED,IN_PROGRESS', sort: 'due' },
    },
    { name: $localize`Mine`, params: { owner: account } },
    { name: $localize`Unowned`, params: { owner: '-' } },
    { name: $localize`Unknown`, params: { state: 'UNKNOWN' } },
    { name: $localize`Fixed lately`, params: { state: 'FIXED', sort: 'changed' } },
  ];
}
