import { Component, computed, input } from '@angular/core';
import { statusTone } from './release-view';

/** What Helm says of a release, in its own words. */
@Component({
  selector: 'sea-release-status',
  host: { '[class]': 'tone()' },
  template: `
    @if (of(); as status) {
      {{ status }}
    } @else {
      <ng-container i18n>not known</ng-container>
    }
  `,
  styles: `
    :host {
      display: inline-block;
      padding: 0 0.5rem;
      border: 1px solid var(--line);
      border-radius: 999px;
      font-size: 0.86rem;
      white-space: nowrap;
    }
    :host(.good) {
      border-color: var(--good);
      color: var(--good);
    }
    :host(.bad) {
      border-color: var(--critical);
      color: var(--critical);
    }
    :host(.waiting) {
      border-color: var(--medium);
      color: var(--medium);
    }
    :host(.plain) {
      color: var(--muted);
    }
    :host(.unknown) {
      border-style: dashed;
      border-color: var(--unknown);
      color: var(--unknown);
    }
  `,
})
export class ReleaseStatusTag {
  readonly of = input.required<string | null>();
  protected readonly tone = computed(() => statusTone(this.of()));
}
