import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Tile } from '../api/types';
import { Grade } from '../ui/grade';
import { HealthNote } from '../ui/health-note';
import { SeverityCounts } from '../ui/severity-counts';
import { Sparkline } from '../ui/sparkline';
import { isStale } from './fleet-view';
import { weekPoints } from './weeks';

/** One cluster at a glance: all of it, or what still reads where there are many. */
@Component({
  selector: 'sea-cluster-tile',
  imports: [Grade, HealthNote, RouterLink, SeverityCounts, Sparkline],
  templateUrl: './cluster-tile.html',
  styleUrl: './cluster-tile.css',
  host: { '[class.stale]': 'stale()', '[class.medium]': '!large()' },
})
export class ClusterTile {
  readonly tile = input.required<Tile>();
  readonly large = input(true);
  /** Where the Tab key stops. */
  readonly stop = input(true);
  protected readonly stale = computed(() => isStale(this.tile()));
  protected readonly heard = computed(() => ({ ...this.tile(), silentSince: null }));
  protected readonly points = computed(() => weekPoints(this.tile().weeks));
  protected readonly labels = computed(() =>
    Object.entries(this.tile().labels)
      .slice(0, 2)
      .map(([key, value]) => ({ key, value })),
  );
}
