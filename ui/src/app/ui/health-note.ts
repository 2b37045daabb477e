import { Component, computed, inject, input } from '@angular/core';
import type { Cluster } from '../api/types';
import { Ago } from './ago';
import { exact } from './format';
import { HubLink } from './hub-link';

/** Whether a cluster is heard of, and since when not; while the hub is away, what was last known of it. */
@Component({
  selector: 'sea-health',
  imports: [Ago],
  host: { '[class]': 'kind()', '[title]': 'heard()' },
  template: `
    @switch (of().health) {
      @case ('LIVE') {
        @if (away()) {
          <span i18n>Last known: live</span>
        } @else {
          <span i18n>Live</span>
        }
      }
      @case ('SYNCING') {
        @if (away()) {
          <span i18n>Last known: syncing</span>
        } @else {
          <span i18n title="The first complete snapshot is on its way" i18n-title>Syncing</span>
        }
      }
      @case ('SILENT') {
        <span i18n>Silent, heard</span>
      }
      @default {
        <span i18n>Never heard of</span>
      }
    }
    @if (since(); as at) {
      <sea-ago [at]="at" />
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 0.3em;
      align-items: baseline;
      color: var(--muted);
      white-space: nowrap;
    }
    :host::before {
      content: '';
      width: 0.5rem;
      height: 0.5rem;
      flex: none;
      align-self: center;
      border: 1.5px solid var(--unknown);
      border-radius: 50%;
    }
    :host(.live)::before {
      border-color: var(--good);
      background: var(--good);
    }
    :host(.silent),
    :host(.never_seen) {
      color: var(--text);
    }
    :host(.silent)::before,
    :host(.never_seen)::before {
      border-radius: 0;
    }
  `,
})
export class HealthNote {
  readonly of = input.required<Pick<Cluster, 'health' | 'lastHeardAt' | 'silentSince'>>();
  protected readonly away = inject(HubLink).away;
  protected readonly kind = computed(() =>
    this.of().health === 'LIVE' && this.away() ? 'before' : this.of().health.toLowerCase(),
  );
  protected readonly heard = computed(() => {
    const at = this.of().lastHeardAt;
    return at === null ? '' : $localize`Last heard of ${exact(at)}`;
  });
  protected readonly since = computed(() => {
    const cluster = this.of();
    return cluster.health === 'SILENT' ? (cluster.lastHeardAt ?? cluster.silentSince) : null;
  });
}
