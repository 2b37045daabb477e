import { DOCUMENT } from '@angular/common';
import { effect, inject, Injectable, signal } from '@angular/core';

export type Theme = 'system' | 'light' | 'dark';

const order: readonly Theme[] = ['system', 'light', 'dark'];
const key = 'seaworthy.theme';

export function nextTheme(theme: Theme): Theme {
  return order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
}

/** Light, dark or as the system says; kept in this browser, where `public/theme.js` finds it before the first paint. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  readonly #document = inject(DOCUMENT);
  readonly theme = signal<Theme>(this.#kept());

  constructor() {
    effect(() => {
      const theme = this.theme();
      this.#document.documentElement.dataset['theme'] = theme;
      this.#document.defaultView?.localStorage.setItem(key, theme);
    });
  }

  next(): void {
    this.theme.update(nextTheme);
  }

  #kept(): Theme {
    const kept = this.#document.defaultView?.localStorage.getItem(key);
    return order.find((theme) => theme === kept) ?? 'system';
  }
}
