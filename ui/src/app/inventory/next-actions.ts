import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { NextActions as Answer } from '../api/types';
import { latest, liveResource, slowPace } from '../shell/live-resource';
import { grouped } from '../ui/format';
import { Hand } from '../ui/hand';
import { ReadProblem } from '../ui/read-problem';
import { SeverityMark } from '../ui/severity-mark';
import { unsettled } from '../ui/states';

/** Which control, fixed everywhere, brings the fleet most points. */
@Component({
  selector: 'sea-next-actions',
  imports: [ReadProblem, RouterLink, SeverityMark],
  templateUrl: './next-actions.html',
  styleUrl: './next-actions.css',
  hostDirectives: [Hand],
})
export class NextActions {
  protected readonly actions = liveResource<Answer>(
    () => hubUrl(['fleet', 'actions'], { limit: 6 }),
    () => true,
    slowPace,
  );
  protected readonly answer = latest(this.actions, undefined, inject(Hand).laid);
  protected readonly widest = computed(() => Math.max(1, ...(this.answer()?.items ?? []).map((action) => action.gain)));
  protected readonly grouped = grouped;
  protected readonly states = unsettled.join(',');
}
