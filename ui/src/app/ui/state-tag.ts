import { Component, computed, input } from '@angular/core';
import type { FindingState } from '../api/types';
import { stateName } from './states';

/** A finding's state as a word; only a proven fix is green. */
@Component({
  selector: 'sea-state',
  host: { '[class]': 'of().toLowerCase()' },
  template: '{{ name() }}',
  styles: `
    :host {
      display: inline-block;
      padding: 0 0.5rem;
      border: 1px solid var(--line);
      border-radius: 999px;
      font-size: 0.86rem;
      white-space: nowrap;
    }
    :host(.fixed) {
      border-color: var(--good);
      color: var(--good);
    }
    :host(.reopened) {
      border-color: var(--critical);
      color: var(--critical);
    }
    :host(.unknown) {
      border-style: dashed;
      border-color: var(--unknown);
      color: var(--unknown);
    }
    :host(.waived),
    :host(.withdrawn) {
      color: var(--muted);
    }
  `,
})
export class StateTag {
  readonly of = input.required<FindingState>();
  protected readonly name = computed(() => stateName[this.of()]);
}
