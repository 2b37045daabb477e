import { Component, computed, input } from '@angular/core';
import type { VerdictWord } from '../api/types';

export const verdictName: Readonly<Record<VerdictWord, string>> = {
  PASS: $localize`Pass`,
  FAIL: $localize`Fail`,
  UNKNOWN: $localize`Unknown`,
  NOT_APPLICABLE: $localize`Does not apply`,
};

const signs: Readonly<Record<VerdictWord, string>> = { PASS: '✓', FAIL: '!', UNKNOWN: '?', NOT_APPLICABLE: '–' };

/** What a control said, as a sign and a word; only a pass is green. */
@Component({
  selector: 'sea-verdict',
  host: { '[class]': 'of().toLowerCase()' },
  template: '<span class="sign" aria-hidden="true">{{ sign() }}</span>{{ name() }}',
  styles: `
    :host {
      display: inline-flex;
      gap: 0.4em;
      align-items: center;
      color: var(--muted);
      white-space: nowrap;
    }
    .sign {
      display: inline-grid;
      place-items: center;
      width: 1.35em;
      height: 1.35em;
      border: 1.5px solid currentColor;
      border-radius: 50%;
      font-size: 0.79em;
      font-weight: 700;
      line-height: 1;
    }
    :host(.pass) {
      color: var(--good);
    }
    :host(.fail) {
      color: var(--critical);
      font-weight: 600;
    }
    :host(.fail) .sign {
      background: var(--critical);
      color: var(--surface);
    }
    :host(.unknown) .sign {
      border-style: dashed;
    }
  `,
})
export class Verdict {
  readonly of = input.required<VerdictWord>();
  protected readonly sign = computed(() => signs[this.of()]);
  protected readonly name = computed(() => verdictName[this.of()]);
}
