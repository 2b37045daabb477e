import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { Health } from '../api/types';
import { grouped as withSeparators } from '../ui/format';
import { ProblemNote } from '../ui/problem-note';
import { SeverityCounts } from '../ui/severity-counts';
import { ClusterTile } from './cluster-tile';
import { FirstCluster } from './first-cluster';
import { FleetStore } from './fleet-store';
import {
  type FleetFilter,
  grouped,
  keepOrder,
  labelKeys,
  matches,
  order,
  type Sort,
  sorts,
  summary,
} from './fleet-view';

const healths: readonly Health[] = ['LIVE', 'SYNCING', 'SILENT', 'NEVER_SEEN'];

/** Every cluster, worst first. Tiles change where they are; they move only when people ask for it. */
@Component({
  selector: 'sea-fleet',
  imports: [ClusterTile, FirstCluster, ProblemNote, SeverityCounts],
  providers: [FleetStore],
  templateUrl: './fleet.html',
  styleUrl: './fleet.css',
})
export class Fleet {
  readonly #router = inject(Router);
  readonly #order = signal<readonly string[]>([]);
  protected readonly store = inject(FleetStore);

  // From the URL.
  readonly text = input<string>();
  readonly health = input<string>();
  readonly group = input<string>();
  readonly sort = input<string>();

  protected readonly withSeparators = withSeparators;
  protected readonly healths: readonly { value: Health; name: string }[] = [
    { value: 'LIVE', name: $localize`Live` },
    { value: 'SYNCING', name: $localize`Syncing` },
    { value: 'SILENT', name: $localize`Silent` },
    { value: 'NEVER_SEEN', name: $localize`Never heard of` },
  ];
  protected readonly sortNames: Readonly<Record<Sort, string>> = {
    worst: $localize`Worst first`,
    name: $localize`Name`,
    heard: $localize`Longest silent first`,
  };
  protected readonly sorts = sorts;
  protected readonly noLabel = $localize`Without this label`;

  protected readonly filter = computed<FleetFilter>(() => ({
    text: this.text() ?? '',
    health: healths.find((health) => health === this.health()) ?? '',
    group: this.group() ?? '',
    sort: sorts.find((sort) => sort === this.sort()) ?? 'worst',
  }));
  protected readonly labelKeys = computed(() => labelKeys(this.store.clusters().values()));
  protected readonly summary = computed(() => summary(this.store.clusters().values()));
  protected readonly shown = computed(() => {
    const clusters = this.store.clusters();
    const filter = this.filter();
    return keepOrder(this.#order(), clusters)
      .flatMap((id) => clusters.get(id) ?? [])
      .filter((cluster) => matches(cluster, filter));
  });
  protected readonly groups = computed(() => grouped(this.shown(), this.filter().group));
  protected readonly outOfOrder = computed(() => {
    const ids = this.shown().map((cluster) => cluster.id);
    return order(this.shown(), this.filter().sort).some((id, index) => id !== ids[index]);
  });

  constructor() {
    effect(() => {
      const sort = this.filter().sort;
      if (this.store.loaded()) {
        untracked(() => {
          this.sortAgain(sort);
        });
      }
    });
  }

  protected sortAgain(sort: Sort = this.filter().sort): void {
    this.#order.set(order(this.store.clusters().values(), sort));
  }

  protected async narrow(change: Readonly<Record<string, string>>): Promise<void> {
    const queryParams = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    await this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected typed(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }
}
