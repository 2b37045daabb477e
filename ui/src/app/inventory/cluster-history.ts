import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HistoryEvent } from '../api/types';
import { ofCluster } from '../shell/live-resource';
import { Paged } from '../shell/paged';
import { Ago } from '../ui/ago';
import { ProblemNote } from '../ui/problem-note';
import { SeverityMark } from '../ui/severity-mark';
import { StateTag } from '../ui/state-tag';

/** What happened to the findings of a cluster, latest first. */
@Component({
  selector: 'sea-cluster-history',
  imports: [Ago, ProblemNote, RouterLink, SeverityMark, StateTag],
  templateUrl: './cluster-history.html',
  styleUrl: './cluster-history.css',
})
export class ClusterHistory {
  readonly clusterId = input.required<string>();
  protected readonly list = new Paged<HistoryEvent>(
    () => ['clusters', this.clusterId(), 'history'],
    ofCluster(() => this.clusterId()),
  );
}
