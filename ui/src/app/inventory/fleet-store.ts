import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Fleet } from '../api/types';
import { Live } from '../shell/live';

/** Beyond so many clusters the fleet is read again less often. */
const many = 200;
const pace = 1000;
const slowPace = 5000;

/** The whole fleet as the hub has it, read again while the page is open. */
@Injectable()
export class FleetStore {
  readonly #http = inject(HttpClient);
  readonly #fleet = signal<Fleet | null>(null);
  readonly #error = signal<unknown>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;

  /** Null until it was read once. */
  readonly fleet = this.#fleet.asReadonly();
  readonly error = this.#error.asReadonly();
  readonly tiles = computed(() => new Map(this.#fleet()?.tiles.map((tile) => [tile.id, tile])));

  constructor() {
    inject(Live)
      .changes.pipe(takeUntilDestroyed())
      .subscribe(() => {
        this.#timer ??= setTimeout(() => void this.reload(), this.tiles().size > many ? slowPace : pace);
      });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
    });
    void this.reload();
  }

  async reload(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#reading) {
      this.#timer = setTimeout(() => void this.reload(), pace);
      return;
    }
    this.#reading = true;
    try {
      this.#fleet.set(await firstValueFrom(this.#http.get<Fleet>(hubUrl(['fleet']))));
      this.#error.set(null);
    } catch (error) {
      // What is shown stays, with the problem above it; the next change or resync reads again.
      this.#error.set(error);
    } finally {
      this.#reading = false;
    }
  }
}
