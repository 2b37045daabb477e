import { Component, computed, input } from '@angular/core';
import type { ScoreDay } from '../api/types';
import { Chart } from '../ui/chart';
import { trendPath, trendRange, trendSummary } from '../ui/sparkline';

/** The score day by day as a line, in words, and as the table behind it. */
@Component({
  selector: 'sea-score-history',
  imports: [Chart],
  template: `
    @if (days().length === 0) {
      <p class="muted" i18n>The first score starts this chart.</p>
    } @else {
      <sea-chart [summary]="summary()" i18n-label label="Score day by day">
        <div drawing class="drawing" aria-hidden="true">
          <span class="range"
            ><span>{{ range()[1] }}</span
            ><span>{{ range()[0] }}</span></span
          >
          <svg viewBox="0 -2 100 28" preserveAspectRatio="none">
            <path class="floor" d="M0 0H100M0 12H100M0 24H100" />
            <path [attr.d]="path()" />
          </svg>
          <span class="days"
            ><span>{{ days()[0]?.day }}</span
            ><span>{{ days().at(-1)?.day }}</span></span
          >
        </div>
        <table numbers>
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
      </sea-chart>
    }
  `,
  styles: `
    .drawing {
      display: grid;
      grid-template-columns: 2rem minmax(0, 1fr);
      color: var(--muted);
      font-size: 0.86rem;
    }
    .range {
      display: grid;
      align-content: space-between;
      height: 8rem;
    }
    svg {
      width: 100%;
      height: 8rem;
    }
    path {
      fill: none;
      stroke: var(--accent);
      stroke-width: 2;
      vector-effect: non-scaling-stroke;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .floor {
      stroke: var(--line);
      stroke-width: 1;
    }
    .days {
      display: flex;
      grid-column: 2;
      justify-content: space-between;
    }
    table {
      max-width: 30rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class ScoreHistory {
  readonly days = input.required<readonly ScoreDay[]>();
  readonly #points = computed(() => this.days().map((day) => ({ at: day.day, value: day.points })));
  protected readonly path = computed(() => trendPath(this.#points(), 100, 24));
  protected readonly range = computed(() => trendRange(this.#points()).map((value) => Math.round(value)));
  protected readonly summary = computed(() => trendSummary(this.#points()));
  protected readonly latestFirst = computed(() => this.days().toReversed());
}
