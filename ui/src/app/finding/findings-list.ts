import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { type Subscription } from 'rxjs';
import { hubUrl, type QueryValue } from '../api/hub-url';
import type { Finding, Page } from '../api/types';

const pageSize = 100;

/** The rows of one query, page after page as people scroll. A newer query ends an older one. */
@Injectable()
export class FindingsList {
  readonly #http = inject(HttpClient);
  readonly #rows = signal<readonly Finding[]>([]);
  readonly #state = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly #error = signal<unknown>(null);
  #query: Readonly<Record<string, QueryValue>> = {};
  #next: string | null = null;
  #running: Subscription | null = null;

  readonly rows = this.#rows.asReadonly();
  readonly state = this.#state.asReadonly();
  readonly error = this.#error.asReadonly();

  show(query: Readonly<Record<string, QueryValue>>): void {
    this.#query = query;
    this.again();
  }

  /** Reads from the beginning; what is shown stays until the answer is there. */
  again(): void {
    this.#running?.unsubscribe();
    this.#read(null);
  }

  /** Reads the next page, if there is one and none is on its way. */
  more(): void {
    if (this.#next !== null && this.#state() !== 'loading') {
      this.#read(this.#next);
    }
  }

  #read(cursor: string | null): void {
    this.#state.set('loading');
    const url = hubUrl(['findings'], { ...this.#query, limit: pageSize, cursor });
    this.#running = this.#http.get<Page<Finding>>(url).subscribe({
      next: (page) => {
        this.#next = page.next;
        this.#rows.update((rows) => (cursor === null ? page.items : [...rows, ...page.items]));
        this.#error.set(null);
        this.#state.set('ready');
      },
      error: (error: unknown) => {
        this.#error.set(error);
        this.#state.set('failed');
      },
    });
  }
}
