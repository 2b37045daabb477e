import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { Page, Release } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { Ago } from '../ui/ago';
import { bytes } from '../ui/format';
import { ReadProblem } from '../ui/read-problem';

const recordLimit = 1024 * 1024;

/** The first releases of a cluster; all of them are on the page of releases. */
@Component({
  selector: 'sea-cluster-releases',
  imports: [Ago, ReadProblem, RouterLink],
  templateUrl: './cluster-releases.html',
  styleUrl: './part.css',
})
export class ClusterReleases {
  readonly clusterId = input.required<string>();
  protected readonly releases = liveResource<Page<Release>>(
    () => hubUrl(['releases'], { cluster: [this.clusterId()], limit: 10 }),
    ofCluster(() => this.clusterId()),
  );
  protected readonly bytes = bytes;
  protected readonly unknown = $localize`unknown`;

  protected share(size: number): number {
    return Math.min(100, (100 * size) / recordLimit);
  }
}
