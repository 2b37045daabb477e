import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { Cluster, ClusterControl, ItemError, Page, Release, Scope, ScoreDay, Tiller } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { Ago } from '../ui/ago';
import { bytes } from '../ui/format';
import { Grade } from '../ui/grade';
import { HealthNote } from '../ui/health-note';
import { ProblemNote } from '../ui/problem-note';
import { SeverityCounts } from '../ui/severity-counts';
import { unsettled } from '../ui/states';
import { isStale } from './fleet-view';
import { ScoreBars } from './score-bars';
import { ScoreHistory } from './score-history';
import { transportName } from './transport';

const recordLimit = 1024 * 1024;

/** One cluster: its score explained, what runs there, and what could not be read. */
@Component({
  selector: 'sea-cluster-page',
  imports: [Ago, Grade, HealthNote, ProblemNote, RouterLink, ScoreBars, ScoreHistory, SeverityCounts],
  templateUrl: './cluster-page.html',
  styleUrl: './cluster-page.css',
})
export class ClusterPage {
  /** From the URL. */
  readonly clusterId = input.required<string>();

  readonly #concerns = ofCluster(() => this.clusterId());
  protected readonly cluster = this.#read<Cluster>();
  protected readonly controls = this.#read<{ items: readonly ClusterControl[] }>('controls');
  protected readonly scores = this.#read<{ items: readonly ScoreDay[] }>('scores');
  protected readonly scopes = this.#read<Page<Scope>>('scopes');
  protected readonly errors = this.#read<Page<ItemError>>('errors');
  protected readonly tillers = liveResource<Page<Tiller>>(
    () => hubUrl(['tillers'], { cluster: [this.clusterId()] }),
    this.#concerns,
  );
  protected readonly releases = liveResource<Page<Release>>(
    () => hubUrl(['releases'], { cluster: [this.clusterId()], limit: 50 }),
    this.#concerns,
  );

  protected readonly stale = computed(() => this.cluster.hasValue() && isStale(this.cluster.value()));
  protected readonly gaps = computed(() =>
    this.scopes.hasValue() ? this.scopes.value().items.filter((scope) => !scope.complete) : [],
  );
  protected readonly labels = computed(() =>
    this.cluster.hasValue() ? Object.entries(this.cluster.value().labels) : [],
  );
  protected readonly states = unsettled.join(',');
  protected readonly bytes = bytes;
  protected readonly transportName = transportName;
  protected readonly unknown = $localize`unknown`;

  protected share(size: number): number {
    return Math.min(100, (100 * size) / recordLimit);
  }

  #read<T>(part?: string) {
    const parts = part === undefined ? [] : [part];
    return liveResource<T>(() => hubUrl(['clusters', this.clusterId(), ...parts]), this.#concerns);
  }
}
