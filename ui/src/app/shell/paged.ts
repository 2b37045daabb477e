import { HttpClient } from '@angular/common/http';
import { effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, filter, firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Page } from '../api/types';
import { type Change, Live } from './live';

/** A list of the hub, page by page as people ask for more. */
export class Paged<T> {
  readonly #http = inject(HttpClient);
  readonly #rows = signal<readonly T[]>([]);
  readonly #next = signal<string | null>(null);
  readonly #loaded = signal(false);
  readonly #error = signal<unknown>(null);

  readonly rows = this.#rows.asReadonly();
  readonly next = this.#next.asReadonly();
  readonly loaded = this.#loaded.asReadonly();
  readonly error = this.#error.asReadonly();

  /**
   * Must be made where injection is possible. Read again by itself for changes that concern it, and from its start where
   * the path, or the parts of one, become others.
   */
  constructor(
    private readonly path: string | (() => readonly string[]),
    concerns: (change: Change) => boolean = () => false,
  ) {
    inject(Live)
      .changes.pipe(
        filter((change) => change.kind === 'resync' || concerns(change)),
        auditTime(1000),
        takeUntilDestroyed(),
      )
      .subscribe(() => void this.reload());
    if (typeof path === 'string') {
      void this.reload();
    } else {
      effect(() => {
        path();
        untracked(() => {
          this.#rows.set([]);
          this.#loaded.set(false);
          void this.reload();
        });
      });
    }
  }

  /** As many rows as are shown, read anew. */
  async reload(): Promise<void> {
    const wanted = Math.max(1, this.#rows().length);
    await this.#read([], null, wanted);
  }

  async more(): Promise<void> {
    await this.#read(this.#rows(), this.#next(), this.#rows().length + 1);
  }

  async #read(rows: readonly T[], cursor: string | null, wanted: number): Promise<void> {
    try {
      let read = rows;
      let next = cursor;
      do {
        const url = hubUrl(typeof this.path === 'string' ? [this.path] : this.path(), { limit: 100, cursor: next });
        const page: Page<T> = await firstValueFrom(this.#http.get<Page<T>>(url));
        read = [...read, ...page.items];
        next = page.next;
      } while (read.length < wanted && next !== null);
      this.#rows.set(read);
      this.#next.set(next);
      this.#loaded.set(true);
      this.#error.set(null);
    } catch (error) {
      this.#error.set(error);
    }
  }
}
