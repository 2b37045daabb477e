import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { FleetChanges as Answer } from '../api/types';
import { latest, liveResource, slowPace } from '../shell/live-resource';
import { Clock } from '../ui/clock';
import { grouped } from '../ui/format';
import { Grade } from '../ui/grade';
import { Hand } from '../ui/hand';
import { ReadProblem } from '../ui/read-problem';
import { SeverityCounts } from '../ui/severity-counts';
import { changeInWords, listed, nothingChanged, since, total } from './changes-view';

/** What is different since yesterday, or since a week ago. */
@Component({
  selector: 'sea-fleet-changes',
  imports: [Grade, ReadProblem, RouterLink, SeverityCounts],
  templateUrl: './fleet-changes.html',
  styleUrl: './fleet-changes.css',
  hostDirectives: [Hand],
})
export class FleetChanges {
  readonly #router = inject(Router);
  readonly #now = inject(Clock).now;
  /** From the URL: `week`, or else yesterday. */
  readonly span = input<string>();
  protected readonly week = computed(() => this.span() === 'week');
  protected readonly changes = liveResource<Answer>(
    () => hubUrl(['fleet', 'changes'], { since: since(this.week() ? 7 : 1, this.#now()) }),
    () => true,
    slowPace,
  );
  protected readonly answer = latest(this.changes, this.week, inject(Hand).laid);
  protected readonly grouped = grouped;
  protected readonly inWords = changeInWords;
  protected readonly listed = listed;
  protected readonly nothingChanged = nothingChanged;
  protected readonly total = total;

  protected async show(event: Event): Promise<void> {
    const value = (event.target as HTMLSelectElement).value;
    await this.#router.navigate([], {
      queryParams: { since: value || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
