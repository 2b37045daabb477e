import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cluster, ClusterControl } from '../api/types';
import { SeverityMark } from '../ui/severity-mark';
import { unsettled } from '../ui/states';
import { costliest, scoreStory } from './score-story';

/** Why a cluster has the score it has: what each control costs, then cap, penalty and what could not be judged. */
@Component({
  selector: 'sea-score-bars',
  imports: [RouterLink, SeverityMark],
  templateUrl: './score-bars.html',
  styleUrl: './score-bars.css',
})
export class ScoreBars {
  readonly cluster = input.required<Cluster>();
  readonly controls = input.required<readonly ClusterControl[]>();
  protected readonly rows = computed(() => costliest(this.controls()));
  protected readonly widest = computed(() => Math.max(1, ...this.rows().map((row) => row.lost)));
  protected readonly story = computed(() => scoreStory(this.cluster()));
  protected readonly states = unsettled.join(',');
}
