import { CdkVirtualScrollViewport, ScrollingModule } from '@angular/cdk/scrolling';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { auditTime, filter } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Finding, FindingCounts, FindingState } from '../api/types';
import { Live } from '../shell/live';
import { liveResource } from '../shell/live-resource';
import { Ago } from '../ui/ago';
import { grouped } from '../ui/format';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { severities, type Severity } from '../ui/severity';
import { SeverityMark } from '../ui/severity-mark';
import { StateTag } from '../ui/state-tag';
import { findingStates, stateName } from '../ui/states';
import { type FindingsFilter, fromUrl, type Sort, sorts, toggled, toQuery, toUrl } from './findings-filter';
import { FindingsList } from './findings-list';

/** Rows left below the last one in sight when the next page is asked for. */
const ahead = 40;

/** All findings as one table; the URL holds what is shown, so that a view can be sent to somebody. */
@Component({
  selector: 'sea-findings',
  imports: [Ago, Icon, ProblemNote, RouterLink, ScrollingModule, SeverityMark, StateTag],
  providers: [FindingsList],
  templateUrl: './findings.html',
  styleUrl: './findings.css',
})
export class Findings {
  readonly #router = inject(Router);
  protected readonly list = inject(FindingsList);

  // From the URL.
  readonly text = input<string>();
  readonly severity = input<string>();
  readonly state = input<string>();
  readonly family = input<string>();
  readonly control = input<string>();
  readonly cluster = input<string>();
  readonly namespace = input<string>();
  readonly owner = input<string>();
  readonly sort = input<string>();

  protected readonly severities = severities;
  protected readonly states = findingStates;
  protected readonly stateName = stateName;
  protected readonly grouped = grouped;
  protected readonly sorts = sorts;
  protected readonly sortNames: Readonly<Record<Sort, string>> = {
    severity: $localize`Worst first`,
    changed: $localize`Changed last`,
    opened: $localize`Opened last`,
    due: $localize`Most urgent first`,
  };

  protected readonly filter = computed(() =>
    fromUrl({
      text: this.text(),
      severity: this.severity(),
      state: this.state(),
      family: this.family(),
      control: this.control(),
      cluster: this.cluster(),
      namespace: this.namespace(),
      owner: this.owner(),
      sort: this.sort(),
    }),
  );
  readonly #query = computed(() => toQuery(this.filter()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly counts = liveResource<FindingCounts>(() => hubUrl(['findings', 'counts'], this.#query()));
  protected readonly families = liveResource<FindingCounts>(() => hubUrl(['findings', 'counts']));
  protected readonly familyNames = computed(() =>
    this.families.hasValue() ? Object.keys(this.families.value().byFamily).sort() : [],
  );
  /** Kept while the next count is on its way, so that nothing flickers. */
  protected readonly total = linkedSignal<number | undefined, number | undefined>({
    source: () => (this.counts.hasValue() ? this.counts.value().total : undefined),
    computation: (total, previous) => total ?? previous?.value,
  });
  protected readonly changed = signal(false);
  protected readonly chips = computed(() => {
    const { clusters, controls, namespace, owner } = this.filter();
    const names = new Map(this.list.rows().map((row) => [row.clusterId, row.clusterName]));
    return [
      ...clusters.map((id) => ({ text: names.get(id) ?? id, off: { clusters: clusters.filter((c) => c !== id) } })),
      ...controls.map((id) => ({ text: id, off: { controls: controls.filter((c) => c !== id) } })),
      ...(namespace ? [{ text: $localize`namespace ${namespace}`, off: { namespace: '' } }] : []),
      ...(owner ? [{ text: $localize`owner ${owner}`, off: { owner: '' } }] : []),
    ];
  });

  private readonly viewport = viewChild(CdkVirtualScrollViewport);

  constructor() {
    effect(() => {
      const query = { ...this.#query(), sort: this.filter().sort };
      untracked(() => {
        this.viewport()?.scrollToOffset(0);
        this.list.show(query);
      });
    });
    inject(Live)
      .changes.pipe(
        filter((change) => change.kind !== 'cluster' && change.kind !== 'score'),
        auditTime(1000),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.noteChange();
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

  protected async narrow(change: Partial<FindingsFilter>): Promise<void> {
    await this.#router.navigate([], { queryParams: toUrl({ ...this.filter(), ...change }), replaceUrl: true });
  }

  protected async pickSeverity(severity: Severity): Promise<void> {
    await this.narrow({ severities: toggled(this.filter().severities, severity) });
  }

  protected async pickState(state: FindingState): Promise<void> {
    await this.narrow({ states: toggled(this.filter().states, state) });
  }

  protected typed(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
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

  protected trackById(_index: number, finding: Finding): string {
    return finding.id;
  }

  /** Nothing moves under somebody who reads further down; at the top the latest simply appears. */
  private noteChange(): void {
    if ((this.viewport()?.measureScrollOffset('top') ?? 0) > 0) {
      this.changed.set(true);
    } else {
      this.list.again();
    }
  }
}
