import { httpResource } from '@angular/common/http';
import { Component, computed, type ElementRef, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { hubUrl } from '../api/hub-url';
import type { Control, FindingCounts, FindingState } from '../api/types';
import type { Query } from '../shell/row-list';
import { type LiveResource, liveResource } from '../shell/live-resource';
import { ClusterPick, type PickedCluster } from '../ui/cluster-pick';
import { FilterText } from '../ui/filter-text';
import { formFields } from '../ui/form-fields';
import { grouped } from '../ui/format';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { severities, type Severity } from '../ui/severity';
import { SeverityMark } from '../ui/severity-mark';
import { findingStates, stateName } from '../ui/states';
import { chipsOf } from './filter-chips';
import { type Due, type FindingsFilter, toggled } from './findings-filter';

/** Undefined while it is not known, or where not all were counted. */
function exactly(counts: LiveResource<FindingCounts>): FindingCounts | undefined {
  return !counts.error() && counts.hasValue() && counts.value().exact ? counts.value() : undefined;
}

/** What the findings are narrowed to, with how many each choice would show. */
@Component({
  selector: 'sea-filter-bar',
  imports: [ClusterPick, FilterText, Icon, Menu, SeverityMark],
  templateUrl: './filter-bar.html',
  styleUrls: ['../ui/filters.css', './filter-bar.css'],
})
export class FilterBar {
  readonly filter = input.required<FindingsFilter>();
  /** What the hub is asked for it. */
  readonly query = input.required<Query>();
  /** Of what is shown now; undefined = not known yet. */
  readonly counts = input.required<FindingCounts | undefined>();
  /** Names of clusters that are known from elsewhere, by id. */
  readonly clusterNames = input.required<ReadonlyMap<string, string>>();
  readonly narrowed = output<Partial<FindingsFilter>>();

  protected readonly severities = severities;
  protected readonly states = findingStates;
  protected readonly stateName = stateName;
  protected readonly grouped = grouped;
  protected readonly dues: readonly { readonly due: Due; readonly name: string }[] = [
    { due: '', name: $localize`Any day` },
    { due: 'overdue', name: $localize`Overdue` },
    { due: 'week', name: $localize`Due within 7 days` },
    { due: 'month', name: $localize`Due within 30 days` },
  ];
  protected readonly dueName = computed(() => {
    const due = this.filter().due;
    return due === ''
      ? $localize`Due`
      : (this.dues.find((known) => known.due === due)?.name ?? $localize`Due before ${due}`);
  });
  protected readonly opened = signal<ReadonlySet<string>>(new Set());

  readonly #anySeverity = liveResource<FindingCounts>(
    () =>
      this.filter().severities.length > 0
        ? hubUrl(['findings', 'counts'], { ...this.query(), severity: [] })
        : undefined,
    (change) => change.kind === 'findings',
  );
  /** By severity, as if none was picked: what picking another one would show. */
  protected readonly bySeverity = computed(() => {
    const counts =
      this.filter().severities.length === 0
        ? this.counts()
        : this.#anySeverity.error()
          ? undefined
          : this.#anySeverity.value();
    return counts?.exact ? counts.bySeverity : undefined;
  });
  readonly #anyState = liveResource<FindingCounts>(
    () => (this.opened().has('state') ? hubUrl(['findings', 'counts'], { ...this.query(), state: [] }) : undefined),
    (change) => change.kind === 'findings',
  );
  protected readonly byState = computed(() => exactly(this.#anyState)?.byState);
  readonly #anyFamilyUrl = computed(() =>
    this.opened().has('family') ? hubUrl(['findings', 'counts'], { ...this.query(), family: [] }) : undefined,
  );
  readonly #anyFamily = liveResource<FindingCounts>(this.#anyFamilyUrl, (change) => change.kind === 'findings');
  protected readonly byFamily = computed(() => exactly(this.#anyFamily)?.byFamily);
  /** Too many findings to count them all: there may be families among the rest. */
  readonly #anyOfFamilies = computed(() => this.#anyFamily.hasValue() && !this.#anyFamily.value().exact);
  protected readonly controls = httpResource<{ items: readonly Control[] }>(() =>
    this.opened().has('more') || this.#anyOfFamilies() ? hubUrl(['controls']) : undefined,
  );
  readonly #knownFamilies = computed(() => {
    const known = this.#anyOfFamilies()
      ? this.controlFamilies().map(({ family }) => family)
      : Object.keys(this.byFamily() ?? {});
    return [...new Set([...known, ...this.filter().families])].sort();
  });
  /** For one question names only come, at the end: none moves away under the cursor. */
  protected readonly familyNames = linkedSignal<{ about: string | undefined; names: string[] }, string[]>({
    source: () => ({
      about: this.#anyFamily.hasValue() ? this.#anyFamilyUrl() : undefined,
      names: this.#knownFamilies(),
    }),
    computation: ({ about, names }, previous) =>
      previous !== undefined && about !== undefined && previous.source.about === about
        ? [...new Set([...previous.value, ...names])]
        : names,
  });
  protected readonly controlFamilies = computed(() => {
    const all = this.controls.hasValue() ? this.controls.value().items : [];
    return [...new Set(all.map((control) => control.family))].map((family) => ({
      family,
      controls: all.filter((control) => control.family === family),
    }));
  });
  readonly #picked = signal<readonly PickedCluster[]>([]);
  protected readonly chips = computed(() =>
    chipsOf(
      this.filter(),
      new Map([...this.clusterNames(), ...this.#picked().map(({ id, name }) => [id, name] as const)]),
    ),
  );
  protected readonly anything = computed(() => {
    const filter = this.filter();
    return this.chips().length > 0 || filter.text !== '' || filter.severities.length > 0 || filter.due !== '';
  });
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');

  focusSearch(): void {
    this.search().nativeElement.focus();
    this.search().nativeElement.select();
  }

  protected open(menu: string): void {
    this.opened.update((opened) => new Set([...opened, menu]));
  }

  protected count(severity: Severity): string {
    const counts = this.bySeverity();
    return counts ? grouped(counts[severity]) : '';
  }

  protected typed(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected pickSeverity(severity: Severity): void {
    this.narrowed.emit({ severities: toggled(this.filter().severities, severity) });
  }

  protected pickState(state: FindingState): void {
    this.narrowed.emit({ states: toggled(this.filter().states, state) });
  }

  protected pickFamily(family: string): void {
    this.narrowed.emit({ families: toggled(this.filter().families, family) });
  }

  protected pickControl(id: string): void {
    if (id !== '') {
      this.narrowed.emit({ controls: [...new Set([...this.filter().controls, id])] });
    }
  }

  protected pickCluster(cluster: PickedCluster): void {
    this.#picked.update((picked) => [...picked, cluster]);
    this.narrowed.emit({ clusters: [...this.filter().clusters, cluster.id] });
  }

  protected apply(event: SubmitEvent): void {
    const form = formFields(event);
    this.narrowed.emit({
      namespace: form('namespace').trim(),
      release: form('release').trim(),
      owner: form('owner').trim(),
    });
  }

  /** The button that did it goes with it; the focus does not. */
  protected takeAway(change: Partial<FindingsFilter>): void {
    this.narrowed.emit(change);
    this.focusSearch();
  }

  protected takeAllAway(): void {
    this.takeAway({
      text: '',
      severities: [],
      families: [],
      controls: [],
      clusters: [],
      namespace: '',
      release: '',
      owner: '',
      due: '',
      changed: '',
      fact: '',
    });
  }
}
