import { Component, input } from '@angular/core';
import type { SeverityCounts as Counts } from '../api/types';
import { severities } from './severity';
import { SeverityMark } from './severity-mark';
import { grouped } from './format';

/** How many of each severity, worst first; a zero is quiet. */
@Component({
  selector: 'sea-severity-counts',
  imports: [SeverityMark],
  template: `
    @for (severity of severities; track severity) {
      <span [class.none]="counts()[severity] === 0"
        ><sea-severity [of]="severity" [quiet]="true" /><span>{{ grouped(counts()[severity]) }}</span></span
      >
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.1rem 0.9rem;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 0.3rem;
    }
    .none {
      --severity: var(--unknown);
      color: var(--muted);
    }
  `,
})
export class SeverityCounts {
  readonly counts = input.required<Counts>();
  protected readonly severities = severities;
  protected readonly grouped = grouped;
}
