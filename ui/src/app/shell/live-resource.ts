import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { computed, DestroyRef, inject, linkedSignal, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, filter, merge } from 'rxjs';
import { type Change, Live } from './live';

/** At most one new read in this time, however much changes. Milliseconds. */
const usualPace = 500;

/** For what the hub adds up over the fleet. */
export const slowPace = 30_000;

/** What the hub answers at `url`, read again when a change concerns it. What is shown stays until the new answer is there. */
export function liveResource<T>(
  url: () => string | undefined,
  concerns: (change: Change) => boolean = () => true,
  pace = usualPace,
): HttpResourceRef<T | undefined> {
  const destroyed = inject(DestroyRef);
  // Computed, as what goes into a URL may change more often than the URL does.
  const resource = httpResource<T>(computed(url));
  const { changes } = inject(Live);
  const missed = changes.pipe(
    filter((change) => change.kind === 'resync'),
    auditTime(usualPace),
  );
  const concerning = changes.pipe(
    filter((change) => change.kind !== 'resync' && concerns(change)),
    auditTime(pace),
  );
  merge(missed, concerning)
    .pipe(takeUntilDestroyed(destroyed))
    .subscribe(() => {
      resource.reload();
    });
  return resource;
}

/** The latest answer about a topic, kept while the next one is on its way, and while people have their hands on it. */
export function latest<T>(
  resource: HttpResourceRef<T | undefined>,
  topic: () => unknown = () => '',
  held: () => boolean = () => false,
): Signal<T | undefined> {
  return linkedSignal<{ topic: unknown; held: boolean; answer: T | undefined }, T | undefined>({
    source: () => ({
      topic: topic(),
      held: held(),
      answer: resource.hasValue() ? resource.value() : undefined,
    }),
    computation: (now, previous) => {
      const before = previous && previous.source.topic === now.topic ? previous.value : undefined;
      return now.held ? (before ?? now.answer) : (now.answer ?? before);
    },
  });
}

/** Changes of one cluster. */
export function ofCluster(id: () => string): (change: Change) => boolean {
  return (change) => change.kind !== 'resync' && change.clusterId === id();
}
