import { inject, Injectable, InjectionToken, signal } from '@angular/core';
import { Subject } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import { HubLink } from '../ui/hub-link';

export type Change =
  | { readonly kind: 'cluster' | 'findings' | 'score'; readonly clusterId: string }
  /** Events may have been missed: read again what is shown. */
  | { readonly kind: 'resync' };

export type LinkState =
  { readonly kind: 'connecting' } | { readonly kind: 'live' } | { readonly kind: 'away'; readonly since: number };

/** The part of EventSource that is used; tests have their own. */
export type EventSourceLike = Pick<EventTarget, 'addEventListener'> & Pick<EventSource, 'close' | 'readyState'>;

export const EVENT_SOURCE = new InjectionToken<(url: string) => EventSourceLike>('EventSource', {
  providedIn: 'root',
  factory: () => (url: string) => new EventSource(url),
});

const kinds = { 'cluster-changed': 'cluster', 'findings-changed': 'findings', 'score-changed': 'score' } as const;
const closed = 2;

/** Milliseconds until the nth try: 1 s to 30 s, spread so that a fleet of browsers does not come back as one. */
export function retryDelay(tries: number, random: number): number {
  return Math.min(30_000, 1000 * 2 ** tries) * (0.5 + random / 2);
}

export function clusterIdOf(data: string): string | null {
  try {
    const parsed: unknown = JSON.parse(data);
    const id: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'clusterId') : null;
    return typeof id === 'string' ? id : null;
  } catch {
    // Not JSON: nothing can be told from it, so everything is read again.
    return null;
  }
}

/** What changes on the hub while people watch. The browser reconnects by itself; where it gives up, this does. */
@Injectable({ providedIn: 'root' })
export class Live {
  readonly #open = inject(EVENT_SOURCE);
  readonly #link = inject(HubLink);
  readonly #state = signal<LinkState>({ kind: 'connecting' });
  readonly #changes = new Subject<Change>();
  #source: EventSourceLike | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #missed = false;

  readonly state = this.#state.asReadonly();
  readonly changes = this.#changes.asObservable();

  start(): void {
    if (this.#source) {
      return;
    }
    const source = this.#open(hubUrl(['events']));
    this.#source = source;
    source.addEventListener('open', () => {
      this.#tries = 0;
      this.#state.set({ kind: 'live' });
      this.#link.away.set(false);
      if (this.#missed) {
        this.#missed = false;
        this.#changes.next({ kind: 'resync' });
      }
    });
    source.addEventListener('error', () => {
      this.#state.update((state) => (state.kind === 'away' ? state : { kind: 'away', since: Date.now() }));
      this.#link.away.set(true);
      if (source.readyState === closed) {
        this.#again();
      }
    });
    source.addEventListener('resync', () => {
      this.#changes.next({ kind: 'resync' });
    });
    for (const [name, kind] of Object.entries(kinds)) {
      source.addEventListener(name, (event) => {
        const clusterId = clusterIdOf(String((event as MessageEvent<unknown>).data));
        this.#changes.next(clusterId === null ? { kind: 'resync' } : { kind, clusterId });
      });
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.#state.set({ kind: 'connecting' });
    this.#link.away.set(false);
  }

  #again(): void {
    this.#source?.close();
    this.#source = null;
    this.#missed = true;
    this.#timer = setTimeout(
      () => {
        this.start();
      },
      retryDelay(this.#tries++, Math.random()),
    );
  }
}
