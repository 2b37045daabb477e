import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../shell/session';
import { Agents } from './agents';
import { ApiTokens } from './api-tokens';
import { JoinTokens } from './join-tokens';
import { People } from './people';

/** Who and what may talk to the hub. */
@Component({
  selector: 'sea-access',
  imports: [Agents, ApiTokens, JoinTokens, People, RouterLink],
  template: `
    <h1 i18n>Access</h1>
    <nav i18n-aria-label aria-label="Parts of this page">
      @for (part of parts(); track part.id) {
        <a
          [routerLink]="[]"
          [queryParams]="{ show: part.id }"
          [class.here]="part.id === shown()"
          [attr.aria-current]="part.id === shown() ? 'true' : null"
          >{{ part.name }}</a
        >
      }
    </nav>
    @switch (shown()) {
      @case ('agents') {
        <sea-agents />
      }
      @case ('join-tokens') {
        <sea-join-tokens />
      }
      @case ('people') {
        <sea-people />
      }
      @case ('api-tokens') {
        <sea-api-tokens />
      }
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 75rem;
    }
    nav {
      display: flex;
      gap: 0.25rem;
      margin: 0.8rem 0 1rem;
      overflow-x: auto;
      border-bottom: 1px solid var(--line);
    }
    nav a {
      padding: 0.4rem 0.8rem;
      border-bottom: 2px solid transparent;
      color: var(--muted);
      font-weight: 550;
      text-decoration: none;
      white-space: nowrap;
    }
    nav a:hover {
      color: var(--text);
    }
    nav a:focus-visible {
      outline-offset: -2px;
    }
    nav a.here {
      border-color: var(--accent);
      color: var(--text);
    }
  `,
})
export class Access {
  readonly #session = inject(Session);
  /** From the URL. */
  readonly show = input<string>();

  protected readonly parts = computed(() => {
    const everywhere = this.#session.mayEverywhere('admin');
    return [
      { id: 'agents', name: $localize`Agents` },
      ...(everywhere
        ? [
            { id: 'join-tokens', name: $localize`Join tokens` },
            { id: 'people', name: $localize`People` },
          ]
        : []),
      { id: 'api-tokens', name: $localize`API tokens` },
    ];
  });
  protected readonly shown = computed(() => this.parts().find((part) => part.id === this.show())?.id ?? 'agents');
}
