import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { hubUrl } from '../api/hub-url';
import type { ScoreDay } from '../api/types';
import { Sparkline } from '../ui/sparkline';

/** A cluster's score over the last 30 days. Read when it comes into view, and again when the score moves. */
@Component({
  selector: 'sea-trend',
  imports: [Sparkline],
  template: '<sea-sparkline [points]="points()" />',
})
export class Trend {
  readonly clusterId = input.required<string>();
  /** Points now; a change of them makes the day's last value new. */
  readonly now = input.required<number | null>();

  protected readonly days = httpResource<{ items: readonly ScoreDay[] }>(() =>
    hubUrl(['clusters', this.clusterId(), 'scores']),
  );
  protected readonly points = computed(() => {
    const days = this.days.hasValue() ? this.days.value().items : [];
    const points = days.map((day) => ({ at: day.day, value: day.points }));
    const last = points.at(-1);
    return last ? [...points.slice(0, -1), { at: last.at, value: this.now() }] : points;
  });
}
