import { CdkVirtualScrollViewport, ScrollingModule } from '@angular/cdk/scrolling';
import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { auditTime, filter } from 'rxjs';
import type { Release } from '../api/types';
import { Live } from '../shell/live';
import { RowList } from '../shell/row-list';
import { type BuiltInView, ViewTabs } from '../shell/view-tabs';
import { wideScreen } from '../shell/wide-screen';
import { Ago } from '../ui/ago';
import { ClusterPick, type PickedCluster } from '../ui/cluster-pick';
import { FilterText } from '../ui/filter-text';
import { formFields } from '../ui/form-fields';
import { grouped } from '../ui/format';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { ProblemNote } from '../ui/problem-note';
import { SkeletonRows } from '../ui/skeleton-rows';
import { VerdictBar, verdictSummary } from '../ui/verdict-bar';
import { RecordSize } from './record-size';
import { generationName } from './release-view';
import {
  fromUrl,
  generations,
  type ReleasesFilter,
  type ReleaseSort,
  releaseStatuses,
  toggled,
  toQuery,
  toUrl,
} from './releases-filter';
import { ReleaseStatusTag } from './status-tag';

const ahead = 60;

/** Every release that Helm 2, 3 and 4 keep in the fleet. */
@Component({
  selector: 'sea-releases',
  imports: [
    Ago,
    ClusterPick,
    FilterText,
    Icon,
    Menu,
    ProblemNote,
    RecordSize,
    ReleaseStatusTag,
    RouterLink,
    ScrollingModule,
    SkeletonRows,
    VerdictBar,
    ViewTabs,
  ],
  templateUrl: './releases.html',
  styleUrls: ['../ui/window-page.css', '../ui/filters.css', '../ui/row-table.css', './releases.css'],
})
export class Releases {
  readonly #router = inject(Router);

  // From the URL.
  readonly text = input<string>();
  readonly cluster = input<string>();
  readonly namespace = input<string>();
  readonly generation = input<string>();
  readonly status = input<string>();
  readonly chart = input<string>();
  readonly storage = input<string>();
  readonly sort = input<string>();

  protected readonly list = new RowList((release: Release) => release);
  protected readonly changed = signal(false);
  protected readonly wide = wideScreen();
  protected readonly grouped = grouped;
  protected readonly generations = generations;
  protected readonly statuses = releaseStatuses;
  protected readonly generationName = generationName;
  protected readonly verdictSummary = verdictSummary;
  protected readonly views: readonly BuiltInView[] = [
    { name: $localize`All`, params: {} },
    { name: $localize`Helm 2`, params: { generation: '2' } },
    { name: $localize`Failed or stuck`, params: { status: 'failed,pending-install,pending-upgrade,pending-rollback' } },
    { name: $localize`Largest records`, params: { sort: 'bytes' } },
    { name: $localize`Longest untouched`, params: { sort: '-deployed' } },
    { name: $localize`Kept in ConfigMaps`, params: { storage: 'ConfigMap' } },
  ];
  protected readonly orders: readonly { readonly sort: ReleaseSort; readonly name: string }[] = [
    { sort: 'key', name: $localize`By cluster and name` },
    { sort: 'deployed', name: $localize`Deployed last` },
    { sort: '-deployed', name: $localize`Longest untouched` },
    { sort: 'bytes', name: $localize`Largest record` },
    { sort: '-bytes', name: $localize`Smallest record` },
  ];
  protected readonly filter = computed(() =>
    fromUrl({
      text: this.text(),
      cluster: this.cluster(),
      namespace: this.namespace(),
      generation: this.generation(),
      status: this.status(),
      chart: this.chart(),
      storage: this.storage(),
      sort: this.sort(),
    }),
  );
  protected readonly params = computed(() => toUrl(this.filter()));
  readonly #query = computed(() => toQuery(this.filter()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  readonly #picked = signal<readonly PickedCluster[]>([]);
  protected readonly chips = computed(() => {
    const { clusters, namespace, chart, storage } = this.filter();
    const names = new Map([
      ...this.list.rows().map(({ fact }) => [fact.clusterId, fact.clusterName] as const),
      ...this.#picked().map(({ id, name }) => [id, name] as const),
    ]);
    return [
      ...clusters.map((id) => ({ text: names.get(id) ?? id, off: { clusters: clusters.filter((c) => c !== id) } })),
      ...(namespace ? [{ text: $localize`namespace ${namespace}`, off: { namespace: '' } }] : []),
      ...(chart ? [{ text: $localize`chart ${chart}`, off: { chart: '' } }] : []),
      ...(storage ? [{ text: $localize`kept in a ${storage}`, off: { storage: '' as const } }] : []),
    ];
  });
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');
  private readonly viewport = viewChild(CdkVirtualScrollViewport);

  constructor() {
    effect(() => {
      const query = this.#query();
      untracked(() => {
        this.viewport()?.scrollToOffset(0);
        this.list.show(['releases'], query);
      });
    });
    effect(() => {
      this.list.rows();
      untracked(() => {
        this.scrolled();
      });
    });
    inject(Live)
      .changes.pipe(
        filter((change) => change.kind !== 'score'),
        auditTime(2000),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.changed.set(true);
      });
  }

  protected showLatest(): void {
    this.changed.set(false);
    this.viewport()?.scrollToOffset(0);
    this.list.again();
  }

  protected scrolled(): void {
    if ((this.viewport()?.getRenderedRange().end ?? 0) + ahead >= this.list.rows().length) {
      this.list.more();
    }
  }

  protected async narrow(change: Partial<ReleasesFilter>): Promise<void> {
    await this.#router.navigate([], { queryParams: toUrl({ ...this.filter(), ...change }), replaceUrl: true });
  }

  /** The chip goes with what it stood for; the focus does not. */
  protected async takeAway(change: Partial<ReleasesFilter>): Promise<void> {
    this.search().nativeElement.focus();
    await this.narrow(change);
  }

  protected async pickGeneration(generation: (typeof generations)[number]): Promise<void> {
    await this.narrow({ generations: toggled(this.filter().generations, generation) });
  }

  protected async pickStatus(status: (typeof releaseStatuses)[number]): Promise<void> {
    await this.narrow({ statuses: toggled(this.filter().statuses, status) });
  }

  protected async pickCluster(cluster: PickedCluster): Promise<void> {
    this.#picked.update((picked) => [...picked, cluster]);
    await this.narrow({ clusters: [...this.filter().clusters, cluster.id] });
  }

  protected async apply(event: SubmitEvent): Promise<void> {
    const form = formFields(event);
    const storage = form('storage');
    await this.narrow({
      namespace: form('namespace').trim(),
      chart: form('chart').trim(),
      storage: storage === 'Secret' || storage === 'ConfigMap' ? storage : '',
    });
  }

  /** Arrow keys go from row to row. */
  protected walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLAnchorElement>('a.row-link')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const row = step === undefined || at < 0 ? undefined : rows[at + step];
    if (row) {
      event.preventDefault();
      row.focus();
    }
  }

  protected trackByFact(_index: number, release: Release): string {
    return `${release.fact.clusterId} ${release.fact.id}`;
  }
}
