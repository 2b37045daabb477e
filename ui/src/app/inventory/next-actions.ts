import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { NextActions as Answer } from '../api/types';
import { liveResource } from '../shell/live-resource';
import { grouped } from '../ui/format';
import { ReadProblem } from '../ui/read-problem';
import { SeverityMark } from '../ui/severity-mark';
import { unsettled } from '../ui/states';

/** Which control, fixed everywhere, brings the fleet most points. */
@Component({
  selector: 'sea-next-actions',
  imports: [ReadProblem, RouterLink, SeverityMark],
  templateUrl: './next-actions.html',
  styleUrl: './next-actions.css',
})
export class NextActions {
  protected readonly actions = liveResource<Answer>(
    () => hubUrl(['fleet', 'actions'], { limit: 6 }),
    () => false,
  );
  protected readonly widest = computed(() =>
    Math.max(1, ...(this.actions.hasValue() ? this.actions.value().items : []).map((action) => action.gain)),
  );
  protected readonly grouped = grouped;
  protected readonly states = unsettled.join(',');
}
