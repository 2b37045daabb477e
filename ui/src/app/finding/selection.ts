import { computed, signal } from '@angular/core';

/** The hub changes this many findings at once. */
export const mostAtOnce = 500;

/** Which findings are picked for a change of all of them. */
export class Selection {
  readonly #ids = signal<ReadonlySet<string>>(new Set());
  #anchor: string | null = null;
  readonly ids = this.#ids.asReadonly();
  readonly size = computed(() => this.#ids().size);

  has(id: string): boolean {
    return this.#ids().has(id);
  }

  /** Picks or leaves one; what follows with `extend` reaches from here. */
  toggle(id: string): void {
    this.#anchor = id;
    const next = new Set(this.#ids());
    if (!next.delete(id)) {
      next.add(id);
    }
    this.#ids.set(next);
  }

  /** Picks everything between the one touched last and this one, in the order shown. */
  extend(id: string, order: readonly string[]): void {
    const from = this.#anchor === null ? -1 : order.indexOf(this.#anchor);
    const to = order.indexOf(id);
    if (from < 0 || to < 0) {
      this.toggle(id);
      return;
    }
    this.#ids.set(new Set([...this.#ids(), ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]));
  }

  replace(ids: readonly string[]): void {
    this.#anchor = null;
    this.#ids.set(new Set(ids));
  }

  clear(): void {
    this.replace([]);
  }
}
