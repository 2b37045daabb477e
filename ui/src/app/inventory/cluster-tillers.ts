import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { Page, Tiller } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { ReadProblem } from '../ui/read-problem';
import { TillerDetail } from './tiller-detail';
import { transportName, transportSafe } from './transport';

/** The Tillers of a cluster, and one of them in full. */
@Component({
  selector: 'sea-cluster-tillers',
  imports: [ReadProblem, RouterLink, TillerDetail],
  templateUrl: './cluster-tillers.html',
  styleUrl: './part.css',
})
export class ClusterTillers {
  readonly clusterId = input.required<string>();
  /** The fact's id of the one that is shown in full; empty = none. */
  readonly opened = input('');
  protected readonly tillers = liveResource<Page<Tiller>>(
    () => hubUrl(['tillers'], { cluster: [this.clusterId()], limit: 200 }),
    ofCluster(() => this.clusterId()),
  );
  protected readonly more = computed(() => this.tillers.hasValue() && this.tillers.value().next !== null);
  protected readonly transportName = transportName;
  protected readonly transportSafe = transportSafe;
  protected readonly unknown = $localize`unknown`;

  /** Null = the agent may not look at everything that could let somebody in. */
  protected waysIn(exposures: number | null): string {
    return exposures === null ? this.unknown : String(exposures);
  }
}
