import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, filter } from 'rxjs';
import { type Change, Live } from './live';

/** At most one new read in this time, however much changes. Milliseconds. */
const pace = 500;

/** What the hub answers at `url`, read again when a change concerns it. What is shown stays until the new answer is there. */
export function liveResource<T>(
  url: () => string | undefined,
  concerns: (change: Change) => boolean = () => true,
): HttpResourceRef<T | undefined> {
  const destroyed = inject(DestroyRef);
  const resource = httpResource<T>(url);
  inject(Live)
    .changes.pipe(
      filter((change) => change.kind === 'resync' || concerns(change)),
      auditTime(pace),
      takeUntilDestroyed(destroyed),
    )
    .subscribe(() => {
      resource.reload();
    });
  return resource;
}

/** Changes of one cluster. */
export function ofCluster(id: () => string): (change: Change) => boolean {
  return (change) => change.kind !== 'resync' && change.clusterId === id();
}
