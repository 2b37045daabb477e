import { signal } from '@angular/core';

/** What people do on a list: one at a time, then the list is read again; what went wrong stays until the next try. */
export class Deeds {
  readonly #error = signal<unknown>(null);
  readonly #busy = signal(false);
  readonly #from = signal<Element | null>(null);
  readonly error = this.#error.asReadonly();
  readonly busy = this.#busy.asReadonly();

  /** What had the focus when the last one that was done began. */
  readonly from = this.#from.asReadonly();

  constructor(private readonly list: { reload(): Promise<void> }) {}

  /** Whether it was done. */
  async attempt(step: () => Promise<unknown>): Promise<boolean> {
    const from = document.activeElement;
    this.#error.set(null);
    this.#busy.set(true);
    try {
      await step();
      await this.list.reload();
      this.#from.set(from);
      return true;
    } catch (error) {
      this.#error.set(error);
      return false;
    } finally {
      this.#busy.set(false);
    }
  }

  forget(): void {
    this.#error.set(null);
  }
}
