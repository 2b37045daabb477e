import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { ArrowKeys } from '../ui/arrow-keys';
import { ProblemNote } from '../ui/problem-note';
import { ClusterTile } from './cluster-tile';
import { FirstCluster } from './first-cluster';
import { FleetChanges } from './fleet-changes';
import { firstTiles, grouped, tally } from './fleet-groups';
import { FleetStore } from './fleet-store';
import { FleetSummary } from './fleet-summary';
import { FleetTools } from './fleet-tools';
import { FleetTrend } from './fleet-trend';
import { fromUrl, hold, moved, shown, sizeFor } from './fleet-view';
import { GradeBar } from './grade-bar';
import { HeatTile } from './heat-tile';
import { NextActions } from './next-actions';

/** Tiles that are drawn at once; the rest follows piece by piece when the browser is idle, below what is in sight. */
const room = 91;

/** So many more each time, few enough not to be felt. */
const more = 65;

/** Milliseconds between pieces where the browser cannot tell that it is idle. */
const pause = 20;

/** Milliseconds after which a piece is drawn even if the browser is never idle. */
const patience = 300;

/** Gives back what calls it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, pause);
    return () => {
      clearTimeout(timer);
    };
  }
  const call = requestIdleCallback(work, { timeout: patience });
  return () => {
    cancelIdleCallback(call);
  };
}

/** Every cluster, worst first. Tiles change where they are; they move only when people ask for it. */
@Component({
  selector: 'sea-fleet',
  imports: [
    ArrowKeys,
    ClusterTile,
    FirstCluster,
    FleetChanges,
    FleetSummary,
    FleetTools,
    FleetTrend,
    GradeBar,
    HeatTile,
    NextActions,
    ProblemNote,
  ],
  providers: [FleetStore],
  templateUrl: './fleet.html',
  styleUrl: './fleet.css',
})
export class Fleet {
  readonly #router = inject(Router);
  readonly #asked = signal(0);
  readonly #room = signal(room);
  readonly #focused = signal('');
  protected readonly store = inject(FleetStore);

  // From the URL.
  readonly text = input<string>();
  readonly health = input<string>();
  readonly grade = input<string>();
  readonly group = input<string>();
  readonly sort = input<string>();
  readonly size = input<string>();
  readonly since = input<string>();

  protected readonly noLabel = $localize`Without this label`;
  protected readonly filter = computed(
    () =>
      fromUrl({
        text: this.text(),
        health: this.health(),
        grade: this.grade(),
        group: this.group(),
        sort: this.sort(),
        size: this.size(),
      }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  readonly #loaded = computed(() => this.store.fleet() !== null);
  /** Made anew when the filter changes or people ask; not when clusters change. */
  readonly #held = linkedSignal(() => {
    this.#asked();
    this.#loaded();
    const filter = this.filter();
    return untracked(() => hold(this.store.tiles(), filter));
  });
  /** Without any score there is no trend, no change of it and nothing to gain. */
  protected readonly everScored = computed(() =>
    [...this.store.tiles().values()].some((tile) => tile.weeks.some((points) => points !== null)),
  );
  protected readonly tiles = computed(() => shown(this.#held(), this.store.tiles(), this.filter()));
  protected readonly moved = computed(() => moved(this.#held(), this.store.tiles(), this.filter()));
  protected readonly tileSize = computed(() => sizeFor(this.tiles().length, this.filter().size));
  protected readonly groups = computed(() => {
    const { group, sort } = this.filter();
    const groups = grouped(this.tiles(), group, sort, this.#held().tiles);
    const tallies = new Map(group ? groups.map(({ name, tiles }) => [name, tally(tiles)]) : []);
    return firstTiles(groups, this.#room()).map((one) => ({ ...one, tally: tallies.get(one.name) ?? null }));
  });
  /** Where the Tab key stops among the tiles. */
  protected readonly stop = computed(() => {
    const tiles = this.tiles();
    return tiles.some((tile) => tile.id === this.#focused()) ? this.#focused() : tiles[0]?.id;
  });

  constructor() {
    effect((onCleanup) => {
      if (this.#room() < this.tiles().length) {
        onCleanup(
          whenIdle(() => {
            this.#room.update((drawn) => drawn + more);
          }),
        );
      }
    });
  }

  protected sortAgain(): void {
    this.#asked.update((times) => times + 1);
  }

  protected focused(id: string): void {
    this.#focused.set(id);
  }

  protected async narrow(change: Readonly<Record<string, string>>): Promise<void> {
    const queryParams = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    await this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async showAll(): Promise<void> {
    await this.narrow({ text: '', health: '', grade: '' });
  }
}
