import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** The present, moved on often enough for "5 minutes ago". Milliseconds. */
@Injectable({ providedIn: 'root' })
export class Clock {
  readonly #now = signal(Date.now());
  readonly now = this.#now.asReadonly();

  constructor() {
    const timer = setInterval(() => {
      this.#now.set(Date.now());
    }, 15_000);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }
}
