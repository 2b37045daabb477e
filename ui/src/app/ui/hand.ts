import { computed, Directive, inject, signal } from '@angular/core';
import { Clock } from './clock';

/** A cursor that only rests there, or a focus that stayed behind, holds nothing up for longer. Milliseconds. */
const patience = 60_000;

/** Whether people have just laid a hand on something: nothing in it may move then. */
@Directive({
  host: { '(pointerenter)': 'lay()', '(focusin)': 'lay()', '(pointerleave)': 'lift()', '(focusout)': 'lift()' },
})
export class Hand {
  readonly #now = inject(Clock).now;
  readonly #laidAt = signal(-Infinity);
  readonly laid = computed(() => this.#now() - this.#laidAt() < patience);

  protected lay(): void {
    this.#laidAt.set(Date.now());
  }

  protected lift(): void {
    this.#laidAt.set(-Infinity);
  }
}
