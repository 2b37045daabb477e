import { Component, computed, input } from '@angular/core';
import { type Severity, severityName } from './severity';

const shapes: Readonly<Record<Severity, string>> = {
  critical: 'M6 .5 11.5 6 6 11.5.5 6z',
  high: 'M6 1l5.4 9.6H.6z',
  medium: 'M1.5 1.5h9v9h-9z',
  low: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
};

/** A severity by shape and word, not by colour alone. With `quiet` the word is for screen readers and on hover only. */
@Component({
  selector: 'sea-severity',
  host: { '[class]': 'of()', '[title]': 'quiet() ? name() : ""' },
  template: `<svg viewBox="0 0 12 12" aria-hidden="true"><path [attr.d]="shape()" /></svg
    ><span [class.sr-only]="quiet()">{{ name() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      white-space: nowrap;
      font-weight: 600;
      color: var(--severity);
    }
    svg {
      width: 0.75em;
      height: 0.75em;
      fill: currentColor;
      flex: none;
    }
  `,
})
export class SeverityMark {
  readonly of = input.required<Severity>();
  readonly quiet = input(false);
  protected readonly shape = computed(() => shapes[this.of()]);
  protected readonly name = computed(() => severityName[this.of()]);
}
