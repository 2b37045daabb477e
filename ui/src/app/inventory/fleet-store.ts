import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Cluster, Page } from '../api/types';
import { type Change, Live } from '../shell/live';

/** Reads one by one up to here; beyond, the whole list is cheaper. */
const few = 20;
const settle = 250;

/** All clusters a person may see, kept as the hub has them while the page is open. */
@Injectable()
export class FleetStore {
  readonly #http = inject(HttpClient);
  readonly #clusters = signal<ReadonlyMap<string, Cluster>>(new Map());
  readonly #loaded = signal(false);
  readonly #error = signal<unknown>(null);
  readonly #stale = new Set<string>();
  #all = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;

  readonly clusters = this.#clusters.asReadonly();
  readonly loaded = this.#loaded.asReadonly();
  readonly error = this.#error.asReadonly();

  constructor() {
    inject(Live)
      .changes.pipe(takeUntilDestroyed())
      .subscribe((change) => {
        this.#note(change);
      });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
    });
    void this.reload();
  }

  async reload(): Promise<void> {
    this.#all = true;
    await this.#catchUp();
  }

  #note(change: Change): void {
    if (change.kind === 'resync') {
      this.#all = true;
    } else {
      this.#stale.add(change.clusterId);
    }
    this.#timer ??= setTimeout(() => void this.#catchUp(), settle);
  }

  async #catchUp(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#reading) {
      this.#timer = setTimeout(() => void this.#catchUp(), settle);
      return;
    }
    const all = this.#all || this.#stale.size > few;
    const ids = [...this.#stale];
    this.#all = false;
    this.#stale.clear();
    this.#reading = true;
    try {
      this.#clusters.set(all ? await this.#readAll() : await this.#readSome(ids));
      this.#loaded.set(true);
      this.#error.set(null);
    } catch (error) {
      // What is shown stays, with the problem above it; the next change or resync reads everything again.
      this.#all = true;
      this.#error.set(error);
    } finally {
      this.#reading = false;
    }
  }

  async #readAll(): Promise<ReadonlyMap<string, Cluster>> {
    const clusters = new Map<string, Cluster>();
    let cursor: string | null = null;
    do {
      const url = hubUrl(['clusters'], { limit: 200, cursor });
      const page: Page<Cluster> = await firstValueFrom(this.#http.get<Page<Cluster>>(url));
      for (const cluster of page.items) {
        clusters.set(cluster.id, cluster);
      }
      cursor = page.next;
    } while (cursor !== null);
    return clusters;
  }

  async #readSome(ids: readonly string[]): Promise<ReadonlyMap<string, Cluster>> {
    const clusters = new Map(this.#clusters());
    const read = await Promise.all(ids.map((id) => this.#read(id)));
    ids.forEach((id, index) => {
      const cluster = read[index];
      if (cluster) {
        clusters.set(id, cluster);
      } else {
        clusters.delete(id);
      }
    });
    return clusters;
  }

  async #read(id: string): Promise<Cluster | null> {
    try {
      return await firstValueFrom(this.#http.get<Cluster>(hubUrl(['clusters', id])));
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.status === 404) {
        return null;
      }
      throw error;
    }
  }
}
