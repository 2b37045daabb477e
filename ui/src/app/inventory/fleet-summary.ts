import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Fleet } from '../api/types';
import { grouped } from '../ui/format';
import { Grade } from '../ui/grade';
import { severities } from '../ui/severity';
import { SeverityMark } from '../ui/severity-mark';
import { unsettled } from '../ui/states';
import { grades } from './fleet-view';

/** The fleet in one line; each number leads to what it counts. */
@Component({
  selector: 'sea-fleet-summary',
  imports: [Grade, RouterLink, SeverityMark],
  templateUrl: './fleet-summary.html',
  styleUrl: './fleet-summary.css',
})
export class FleetSummary {
  readonly fleet = input.required<Fleet>();
  protected readonly severities = severities;
  protected readonly grouped = grouped;
  protected readonly open = unsettled.filter((state) => state !== 'UNKNOWN').join(',');
  protected readonly notHeard = computed(() => this.fleet().health.SILENT + this.fleet().health.NEVER_SEEN);
  protected readonly grades = computed(() => {
    const { grades: counts, unscored } = this.fleet();
    return grades.map((word) => ({
      word,
      letter: word === 'none' ? null : word,
      count: word === 'none' ? unscored : counts[word],
      name: word === 'none' ? $localize`Clusters without a score` : $localize`Clusters of grade ${word}`,
    }));
  });
  protected readonly mean = computed(() => this.fleet().mean?.toFixed(1) ?? '–');
}
