import { HttpClient } from '@angular/common/http';
import { inject, signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import { hubUrl, type QueryValue } from '../api/hub-url';
import type { Page } from '../api/types';

export type Query = Readonly<Record<string, QueryValue>>;

type Step = 'all' | 'latest' | 'next';

/**
 * The rows of one query, page after page as people scroll; a newer query ends an older one, whose rows stay until the answer is
 * there and no longer than that. Of each item only what `slim` leaves is kept, as there may be hundreds of thousands.
 */
export class RowList<T, Row = T> {
  readonly #http = inject(HttpClient);
  readonly #rows = signal<readonly Row[]>([]);
  readonly #state = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly #error = signal<unknown>(null);
  readonly #complete = signal(false);
  readonly #fresh = signal(0);
  #path: readonly string[] = [];
  #query: Query = {};
  #next: string | null = null;
  /** What was read last. */
  #step: Step = 'all';
  /** Whether the rows are still those of the query before. */
  #ofAnother = false;
  /** Whether there is news since what is being read was asked for. */
  #behind = false;
  #running: Subscription | null = null;

  readonly rows = this.#rows.asReadonly();
  readonly state = this.#state.asReadonly();
  readonly error = this.#error.asReadonly();
  /** Whether the last page is there. */
  readonly complete = this.#complete.asReadonly();
  /** Counts the answers that began a list anew. */
  readonly fresh = this.#fresh.asReadonly();

  /** Must be made where injection is possible. */
  constructor(
    private readonly slim: (item: T) => Row,
    private readonly pageSize = 100,
    /** Tells for `latest` which rows are the same. */
    private readonly key: (row: Row) => unknown = (row) => row,
  ) {}

  show(path: readonly string[], query: Query): void {
    if (path.join('/') !== this.#path.join('/')) {
      this.#drop();
    }
    this.#path = path;
    this.#query = query;
    this.#next = null;
    this.#ofAnother = true;
    this.again();
  }

  /** Reads from the beginning; what is shown stays until the answer is there. */
  again(): void {
    this.#read('all');
  }

  /** Reads what is new at the beginning; the pages that are there stay, unless more is new than one page holds. */
  latest(): void {
    if (this.#state() === 'loading') {
      this.#behind = true;
    } else {
      this.#read('latest');
    }
  }

  /** Reads the next page, if there is one and none is on its way. */
  more(): void {
    if (this.#next !== null && this.#state() === 'ready') {
      this.#read('next');
    }
  }

  /** After a failure: what failed, once more. */
  retry(): void {
    this.#read(this.#step);
  }

  /** Changes rows where they are, without a read. */
  change(step: (row: Row) => Row): void {
    this.#rows.update((rows) => rows.map(step));
  }

  #read(step: Step): void {
    this.#running?.unsubscribe();
    this.#step = step;
    this.#behind &&= step === 'next';
    this.#state.set('loading');
    const cursor = step === 'next' ? this.#next : null;
    const url = hubUrl(this.#path, { ...this.#query, limit: this.pageSize, cursor });
    this.#running = this.#http.get<Page<T>>(url).subscribe({
      next: (page) => {
        this.#take(page, step);
        this.#error.set(null);
        this.#state.set('ready');
        if (step === 'all') {
          this.#fresh.update((count) => count + 1);
        }
        if (this.#behind) {
          this.#read('latest');
        }
      },
      error: (error: unknown) => {
        if (this.#ofAnother) {
          this.#drop();
        }
        this.#error.set(error);
        this.#state.set('failed');
      },
    });
  }

  #take(page: Page<T>, step: Step): void {
    const read = page.items.map(this.slim);
    if (step === 'latest') {
      const keys = new Set(read.map(this.key));
      const earlier = this.#rows().filter((row) => !keys.has(this.key(row)));
      if (earlier.length < this.#rows().length) {
        this.#rows.set([...read, ...earlier]);
        return;
      }
    }
    this.#next = page.next;
    this.#ofAnother = false;
    this.#complete.set(page.next === null);
    this.#rows.update((rows) => (step === 'next' ? [...rows, ...read] : read));
  }

  #drop(): void {
    this.#rows.set([]);
    this.#complete.set(false);
  }
}
