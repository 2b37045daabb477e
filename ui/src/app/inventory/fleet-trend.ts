import { Component, computed, inject } from '@angular/core';
import { hubUrl } from '../api/hub-url';
import type { FleetDay } from '../api/types';
import { latest, liveResource, slowPace } from '../shell/live-resource';
import { Chart } from '../ui/chart';
import { Clock } from '../ui/clock';
import { gradeTone } from '../ui/grade';
import { ReadProblem } from '../ui/read-problem';
import { type GradeWord, grades } from './fleet-view';
import { column, trendInWords, twelveWeeksAgo, weeksOf } from './trend-view';

const width = 360;
const step = width / 12;
const day = 86_400_000;

/** The fleet's grades and mean score over twelve weeks. */
@Component({
  selector: 'sea-fleet-trend',
  imports: [Chart, ReadProblem],
  templateUrl: './fleet-trend.html',
  styleUrl: './fleet-trend.css',
})
export class FleetTrend {
  readonly #now = inject(Clock).now;
  readonly #today = computed(() => Math.floor(this.#now() / day) * day);
  protected readonly days = liveResource<{ items: readonly FleetDay[] }>(
    () => hubUrl(['scores'], { from: twelveWeeksAgo(this.#today()) }),
    () => true,
    slowPace,
  );
  protected readonly answer = latest(this.days);
  protected readonly weeks = computed(() => weeksOf(this.answer()?.items ?? [], this.#today()));
  protected readonly words = computed(() => trendInWords(this.weeks()));
  protected readonly columns = computed(() => {
    const weeks = this.weeks();
    const start = width - weeks.length * step;
    return weeks.map((week, index) => ({ week, x: start + index * step, parts: column(week) }));
  });
  /** The mean as a line over the same columns, 0 to 100 from bottom to top. */
  protected readonly line = computed(() => {
    const columns = this.columns();
    const scored = columns.filter(({ week }) => week.mean !== null);
    return scored
      .map(({ week, x }, n) => `${n ? 'L' : 'M'}${x + step / 2} ${(100 - (week.mean ?? 0)).toFixed(1)}`)
      .join('');
  });
  protected readonly grades = grades;
  protected readonly tone = (grade: GradeWord) => gradeTone(grade, false);
  protected readonly partWidth = step - 3;
}
