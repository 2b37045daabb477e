import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cluster, ClusterControl } from '../api/types';
import { percent } from '../ui/format';
import { SeverityMark } from '../ui/severity-mark';
import { unsettled } from '../ui/states';
import { scoreSteps, weights } from './score-steps';
import { costliest, scoreStory } from './score-story';

/** Why a cluster has the score it has: from 100 points down, then what each control costs. */
@Component({
  selector: 'sea-score-bars',
  imports: [RouterLink, SeverityMark],
  templateUrl: './score-bars.html',
  styleUrl: './score-bars.css',
})
export class ScoreBars {
  readonly cluster = input.required<Cluster>();
  readonly controls = input.required<readonly ClusterControl[]>();
  protected readonly weights = computed(() => weights(this.cluster().score?.version ?? 0));
  protected readonly rows = computed(() =>
    costliest(this.controls()).map((control) => {
      const judged = control.tally.failed + control.tally.passed + control.tally.waived;
      return { ...control, judged, share: judged === 0 ? null : percent(control.tally.failed, judged) };
    }),
  );
  protected readonly widest = computed(() => Math.max(1, ...this.rows().map((row) => row.lost)));
  protected readonly story = computed(() => scoreStory(this.cluster()));
  protected readonly steps = computed(() =>
    scoreSteps(this.cluster()).map((step) => ({
      ...step,
      left: Math.min(step.from, step.to),
      width: Math.abs(step.to - step.from),
      text: step.kind === 'score' ? String(step.to) : `−${(step.from - step.to).toFixed(1)}`,
    })),
  );
  protected readonly states = unsettled.join(',');
}
