import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { Cluster, ClusterControl, Picture, ScoreDay } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { Session } from '../shell/session';
import { Ago } from '../ui/ago';
import { Clock } from '../ui/clock';
import { Grade } from '../ui/grade';
import { HealthNote } from '../ui/health-note';
import { ReadProblem } from '../ui/read-problem';
import { SeverityCounts } from '../ui/severity-counts';
import { unsettled } from '../ui/states';
import { AgentHealth } from './agent-health';
import { ClusterEdit } from './cluster-edit';
import { ClusterHistory } from './cluster-history';
import { ClusterReleases } from './cluster-releases';
import { ClusterTillers } from './cluster-tillers';
import { isStale } from './fleet-view';
import { Namespaces } from './namespaces';
import { ProtectedPicture } from './protected-picture';
import { ScoreBars } from './score-bars';
import { ScoreHistory } from './score-history';
import { twelveWeeksAgo } from './trend-view';

const views = ['overview', 'tillers', 'releases', 'namespaces', 'agent', 'history'] as const;
type View = (typeof views)[number];

/** One cluster: its picture, its score explained, what runs there, and what could not be read. */
@Component({
  selector: 'sea-cluster-page',
  imports: [
    AgentHealth,
    Ago,
    ClusterEdit,
    ClusterHistory,
    ClusterReleases,
    ClusterTillers,
    Grade,
    HealthNote,
    Namespaces,
    ProtectedPicture,
    ReadProblem,
    RouterLink,
    ScoreBars,
    ScoreHistory,
    SeverityCounts,
  ],
  templateUrl: './cluster-page.html',
  styleUrl: './cluster-page.css',
})
export class ClusterPage {
  /** From the URL. */
  readonly clusterId = input.required<string>();
  /** From the URL: which part is shown. */
  readonly view = input<string>();
  /** From the URL: which Tiller is opened. */
  readonly tiller = input<string>();

  readonly #session = inject(Session);
  readonly #from = twelveWeeksAgo(inject(Clock).now());
  protected readonly part = computed<View>(() => views.find((view) => view === this.view()) ?? 'overview');
  protected readonly cluster = this.#read<Cluster>(() => true);
  protected readonly picture = this.#read<Picture>(() => this.part() === 'overview', 'picture');
  protected readonly controls = this.#read<{ items: readonly ClusterControl[] }>(
    () => this.part() === 'overview',
    'controls',
  );
  protected readonly scores = this.#read<{ items: readonly ScoreDay[] }>(() => this.part() === 'overview', 'scores');

  protected readonly stale = computed(() => this.cluster.hasValue() && isStale(this.cluster.value()));
  protected readonly labels = computed(() =>
    this.cluster.hasValue() ? Object.entries(this.cluster.value().labels) : [],
  );
  protected readonly mayEdit = computed(() => this.#session.may('admin'));
  protected readonly states = unsettled.join(',');
  protected readonly views: readonly { value: View; name: string }[] = [
    { value: 'overview', name: $localize`Overview` },
    { value: 'tillers', name: $localize`Tillers` },
    { value: 'releases', name: $localize`Releases` },
    { value: 'namespaces', name: $localize`Namespaces` },
    { value: 'agent', name: $localize`Agent` },
    { value: 'history', name: $localize`History` },
  ];

  #read<T>(wanted: () => boolean, part?: string) {
    const query = part === 'scores' ? { from: this.#from } : {};
    const parts = part === undefined ? [] : [part];
    return liveResource<T>(
      () => (wanted() ? hubUrl(['clusters', this.clusterId(), ...parts], query) : undefined),
      ofCluster(() => this.clusterId()),
    );
  }
}
