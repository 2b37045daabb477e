import { type HttpHeaders, httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, linkedSignal, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, filter, merge } from 'rxjs';
import { type Change, Live } from './live';

/** At most one new read in this time, however much changes. Milliseconds. */
const usualPace = 500;

/** For what the hub adds up over the fleet. */
export const slowPace = 30_000;

interface Read<T> {
  readonly url: string | undefined;
  /** Undefined = none yet, or it failed. */
  readonly answer: { readonly value: T | undefined; readonly headers: HttpHeaders | undefined } | undefined;
}

type Loaded<T> = { readonly value: Signal<T> } & LiveResource<T>;

/** An answer of the hub that stays, with its headers, while it is read again and where that fails. */
export interface LiveResource<T> {
  /** Always of the present URL; undefined = nothing was read of it yet. */
  readonly value: Signal<T | undefined>;
  readonly headers: Signal<HttpHeaders | undefined>;
  /** Why the last read failed, even while there is a value from before; undefined = it did not. */
  readonly error: Signal<Error | undefined>;
  hasValue(): this is Loaded<T>;
  reload(): boolean;
}

/** What the hub answers at `url`, read again when a change concerns it. What is shown stays until the new answer is there. */
export function liveResource<T>(
  url: () => string | undefined,
  concerns: (change: Change) => boolean = () => true,
  pace = usualPace,
): LiveResource<T> {
  const destroyed = inject(DestroyRef);
  // Computed, as what goes into a URL may change more often than the URL does.
  const address = computed(url);
  const resource = httpResource<T>(address);
  const kept = linkedSignal<Read<T>, Read<T>>({
    source: () => ({
      url: address(),
      answer: resource.status() === 'resolved' ? { value: resource.value(), headers: resource.headers() } : undefined,
    }),
    computation: (read, previous) =>
      previous && !read.answer && previous.value.url === read.url ? previous.value : read,
  });
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
  const value = computed(() => kept().answer?.value);
  return {
    value,
    headers: computed(() => kept().answer?.headers),
    error: resource.error,
    hasValue: (): this is Loaded<T> => value() !== undefined,
    reload: () => resource.reload(),
  };
}

/** The latest answer about a topic, kept while the next one is on its way, and while people have their hands on it. */
export function latest<T>(
  resource: LiveResource<T>,
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
