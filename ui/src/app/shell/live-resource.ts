import { type HttpHeaders, httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, linkedSignal, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, filter } from 'rxjs';
import { type Change, Live } from './live';

/** At most one new read in this time, however much changes. Milliseconds. */
const pace = 500;

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
): LiveResource<T> {
  const destroyed = inject(DestroyRef);
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
  inject(Live)
    .changes.pipe(
      filter((change) => change.kind === 'resync' || concerns(change)),
      auditTime(pace),
      takeUntilDestroyed(destroyed),
    )
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

/** Changes of one cluster. */
export function ofCluster(id: () => string): (change: Change) => boolean {
  return (change) => change.kind !== 'resync' && change.clusterId === id();
}
