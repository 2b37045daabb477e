import { Component, computed, input } from '@angular/core';
import type { ScoreDay } from '../api/types';
import { Sparkline } from '../ui/sparkline';

/** The score's last 30 days as a line, and as the table behind it. */
@Component({
  selector: 'sea-score-history',
  imports: [Sparkline],
  template: `
    <sea-sparkline [points]="points()" />
    <details>
      <summary i18n>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col" i18n>Day</th>
            <th scope="col" class="number" i18n>Score</th>
            <th scope="col" i18n>Grade</th>
            <th scope="col" class="number" i18n>Coverage</th>
          </tr>
        </thead>
        <tbody>
          @for (day of latestFirst(); track day.day) {
            <tr>
              <td>{{ day.day }}</td>
              <td class="number">{{ day.points ?? '–' }}</td>
              <td>{{ day.grade ?? '–' }}</td>
              <td class="number">{{ day.coverage.percent }} %</td>
            </tr>
          }
        </tbody>
      </table>
    </details>
  `,
  styles: `
    details {
      margin-top: 0.5rem;
      color: var(--muted);
    }
    summary {
      cursor: pointer;
    }
    table {
      max-width: 26rem;
    }
  `,
})
export class ScoreHistory {
  readonly days = input.required<readonly ScoreDay[]>();
  protected readonly points = computed(() => this.days().map((day) => ({ at: day.day, value: day.points })));
  protected readonly latestFirst = computed(() => this.days().toReversed());
}
