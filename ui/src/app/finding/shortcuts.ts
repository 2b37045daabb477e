import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';

const kept = 'seaworthy.shortcuts';

export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
}

export const shortcuts: readonly Shortcut[] = [
  { keys: ['j', '↓'], does: $localize`Next finding` },
  { keys: ['k', '↑'], does: $localize`Finding before` },
  { keys: ['Home', 'End'], does: $localize`First, last of those that are loaded` },
  { keys: ['Enter'], does: $localize`Open the finding` },
  { keys: ['Esc'], does: $localize`Close the preview, or leave the selection` },
  { keys: ['x'], does: $localize`Select or leave the finding; with Shift everything up to it` },
  { keys: ['/'], does: $localize`Search` },
  { keys: ['?'], does: $localize`This help` },
];

/** Whether a key is meant for what people type into, or belongs to the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (target instanceof HTMLElement &&
      target.closest('input:not([type=checkbox]), textarea, select, dialog, [contenteditable]') !== null)
  );
}

/** Keys without Ctrl or Alt can be turned off, for people whose software types for them; kept in this browser. */
@Injectable({ providedIn: 'root' })
export class ShortcutChoice {
  readonly #storage = inject(DOCUMENT).defaultView?.localStorage;
  readonly #on = signal(this.#storage?.getItem(kept) !== 'off');
  readonly on = this.#on.asReadonly();

  set(on: boolean): void {
    this.#on.set(on);
    this.#storage?.setItem(kept, on ? 'on' : 'off');
  }
}
