import { HttpClient } from '@angular/common/http';
import { inject, signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Finding, Page } from '../api/types';
import type { Query } from '../shell/row-list';

const most = 200;

/** Of findings read latest first: those that changed after `since`. Empty `since` = nothing was there before. */
export function changedAfter(latest: readonly Finding[], since: string): readonly Finding[] {
  return latest.filter((finding) => Date.parse(finding.changedAt) > (since === '' ? 0 : Date.parse(since)));
}

/** Counts what changed since people last got the latest, in any state: a finding may have left what they look at. */
export class ChangeWatch {
  readonly #http = inject(HttpClient);
  readonly #count = signal(0);
  #query: Query = {};
  #since: string | null = null;
  #running: Subscription | null = null;

  /** 0 = nothing new. */
  readonly count = this.#count.asReadonly();
  /** There may be more than are counted. */
  readonly most = most;

  /** From now on, for what this query finds in any state. */
  restart(query: Query): void {
    this.#query = { ...query, state: [], sort: 'changed' };
    this.#since = null;
    this.#count.set(0);
    this.#read(1, (latest) => {
      this.#since = latest[0]?.changedAt ?? '';
    });
  }

  /** Reads what changed; `each` gets it, latest first. */
  look(each: (changed: readonly Finding[]) => void): void {
    const since = this.#since;
    if (since === null) {
      return;
    }
    this.#read(most, (latest) => {
      const changed = changedAfter(latest, since);
      this.#count.set(changed.length);
      each(changed);
    });
  }

  #read(limit: number, then: (latest: readonly Finding[]) => void): void {
    this.#running?.unsubscribe();
    this.#running = this.#http.get<Page<Finding>>(hubUrl(['findings'], { ...this.#query, limit })).subscribe({
      next: (page) => {
        then(page.items);
      },
      // What is shown stays as it is; the next change, or the list itself, says what the matter is.
      error: () => undefined,
    });
  }
}
