import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Cluster } from '../api/types';
import { Grade } from '../ui/grade';
import { HealthNote } from '../ui/health-note';
import { SeverityCounts } from '../ui/severity-counts';
import { isStale } from './fleet-view';
import { Trend } from './trend';

/** One cluster at a glance. */
@Component({
  selector: 'sea-cluster-tile',
  imports: [Grade, HealthNote, RouterLink, SeverityCounts, Trend],
  templateUrl: './cluster-tile.html',
  styleUrl: './cluster-tile.css',
  host: { '[class.stale]': 'stale()' },
})
export class ClusterTile {
  readonly cluster = input.required<Cluster>();
  protected readonly stale = computed(() => isStale(this.cluster()));
  protected readonly judgedAny = computed(() => this.cluster().coverage.judged + this.cluster().coverage.unknown > 0);
  protected readonly labels = computed(() =>
    Object.entries(this.cluster().labels)
      .slice(0, 3)
      .map(([key, value]) => ({ key, value })),
  );
}
