import { DOCUMENT } from '@angular/common';
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  type OnInit,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { auditTime, filter } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Finding, FindingCounts } from '../api/types';
import { Live } from '../shell/live';
import { liveResource } from '../shell/live-resource';
import { RowList } from '../shell/row-list';
import { Session } from '../shell/session';
import { ViewTabs } from '../shell/view-tabs';
import { wideScreen } from '../shell/wide-screen';
import { Clock } from '../ui/clock';
import { grouped } from '../ui/format';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { ProblemNote } from '../ui/problem-note';
import { BulkBar, type BulkDone } from './bulk-bar';
import { ChangeWatch } from './change-watch';
import { FilterBar } from './filter-bar';
import { FindingDetail } from './finding-detail';
import { toRow } from './finding-row';
import { type FindingsFilter, fromUrl, type Sort, sorts, toQuery, toUrl } from './findings-filter';
import { FindingsTable } from './findings-table';
import { Selection } from './selection';
import { ShortcutHelp } from './shortcut-help';
import { isTyping, ShortcutChoice } from './shortcuts';
import { builtInViews } from './views';

interface CountsRead {
  /** Undefined = not there yet. */
  readonly counts: FindingCounts | undefined;
  readonly failed: boolean;
}

/** All findings as one table; the URL holds what is shown, so that a view can be sent to somebody. */
@Component({
  selector: 'sea-findings',
  imports: [
    BulkBar,
    FilterBar,
    FindingDetail,
    FindingsTable,
    Icon,
    Menu,
    ProblemNote,
    RouterLink,
    ShortcutHelp,
    ViewTabs,
  ],
  templateUrl: './findings.html',
  styleUrls: ['../ui/window-page.css', './findings.css'],
  host: { '(document:keydown)': 'pressed($event)' },
})
export class Findings implements OnInit {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #document = inject(DOCUMENT);
  readonly #now = inject(Clock).now;
  readonly #shortcuts = inject(ShortcutChoice);

  // From the URL.
  readonly text = input<string>();
  readonly severity = input<string>();
  readonly state = input<string>();
  readonly family = input<string>();
  readonly control = input<string>();
  readonly cluster = input<string>();
  readonly namespace = input<string>();
  readonly release = input<string>();
  readonly owner = input<string>();
  readonly due = input<string>();
  readonly changed = input<string>();
  readonly fact = input<string>();
  readonly sort = input<string>();
  /** The finding that is looked at beside the table. */
  readonly open = input<string>();

  protected readonly list = new RowList((finding: Finding) => toRow(finding));
  protected readonly watch = new ChangeWatch();
  protected readonly selection = new Selection();
  protected readonly grouped = grouped;
  protected readonly sorts = sorts;
  protected readonly sortNames: Readonly<Record<Sort, string>> = {
    severity: $localize`Worst first`,
    changed: $localize`Changed last`,
    opened: $localize`Opened last`,
    due: $localize`Most urgent first`,
  };
  protected readonly views = computed(() => builtInViews(this.#session.me()?.account ?? ''));
  protected readonly mayRespond = computed(() => this.#session.may('responder'));
  protected readonly filter = computed(() =>
    fromUrl({
      text: this.text(),
      severity: this.severity(),
      state: this.state(),
      family: this.family(),
      control: this.control(),
      cluster: this.cluster(),
      namespace: this.namespace(),
      release: this.release(),
      owner: this.owner(),
      due: this.due(),
      changed: this.changed(),
      fact: this.fact(),
      sort: this.sort(),
    }),
  );
  protected readonly params = computed(() => toUrl(this.filter()));
  protected readonly query = computed(() => toQuery(this.filter(), this.#now()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly listQuery = computed(() => ({ ...this.query(), sort: this.filter().sort }));
  protected readonly counts = liveResource<FindingCounts>(
    () => hubUrl(['findings', 'counts'], this.query()),
    (change) => change.kind === 'findings',
  );
  /** Kept while the next count is on its way, so that nothing flickers; unknown once that failed. */
  protected readonly lastCounts = linkedSignal<CountsRead, FindingCounts | undefined>({
    source: () => ({ counts: this.counts.value(), failed: this.counts.error() !== undefined }),
    computation: ({ counts, failed }, previous) => (failed ? undefined : (counts ?? previous?.value)),
  });
  protected readonly total = computed(() => this.lastCounts()?.total);
  /** False = the total says how many there are at least. */
  protected readonly exact = computed(() => this.lastCounts()?.exact ?? true);
  protected readonly clusterNames = computed(
    () => new Map(this.list.rows().map((row) => [row.clusterId, row.clusterName])),
  );
  protected readonly csv = computed(() => hubUrl(['findings', 'export'], { ...this.listQuery(), format: 'csv' }));
  protected readonly ndjson = computed(() => hubUrl(['findings', 'export'], { ...this.listQuery(), format: 'ndjson' }));
  protected readonly wide = wideScreen();
  protected readonly openId = computed(() => (this.wide() ? (this.open() ?? null) : null));

  private readonly table = viewChild.required(FindingsTable);
  private readonly bar = viewChild.required(FilterBar);
  private readonly bulk = viewChild<unknown, ElementRef<HTMLElement>>(BulkBar, { read: ElementRef });
  private readonly preview = viewChild<ElementRef<HTMLElement>>('preview');
  private readonly help = viewChild.required(ShortcutHelp);

  /** Going back to a list is not asking for what was once beside it. */
  readonly #goesBack = this.#router.currentNavigation()?.trigger === 'popstate';

  constructor() {
    effect(() => {
      const query = this.listQuery();
      untracked(() => {
        this.selection.clear();
        this.table().toTop();
        this.list.show(['findings'], query);
      });
    });
    effect(() => {
      if (this.list.fresh() > 0) {
        untracked(() => {
          this.watch.restart(this.query());
        });
      }
    });
    inject(Live)
      .changes.pipe(
        filter((change) => change.kind !== 'cluster' && change.kind !== 'score'),
        auditTime(1000),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.#noteChange();
      });
  }

  ngOnInit(): void {
    const id = this.open();
    if (id !== undefined && !this.wide() && !this.#goesBack) {
      void this.#router.navigate(['/findings', id], { replaceUrl: true });
    }
  }

  protected showLatest(): void {
    this.table().toTop();
    this.list.again();
  }

  protected retry(): void {
    this.list.retry();
    if (this.counts.error()) {
      this.counts.reload();
    }
  }

  protected async narrow(change: Partial<FindingsFilter>): Promise<void> {
    const params = { ...toUrl({ ...this.filter(), ...change }), open: this.open() };
    await this.#router.navigate([], { queryParams: params, replaceUrl: true });
  }

  /** Beside the table where there is room, else as a page. */
  protected async look(id: string | null): Promise<void> {
    if (this.wide() || id === null) {
      await this.#router.navigate([], { queryParams: { ...this.params(), open: id }, replaceUrl: true });
    } else {
      await this.#router.navigate(['/findings', id]);
    }
  }

  /** The focus goes back to the row, unless it is elsewhere on the page. */
  protected async leavePreview(): Promise<void> {
    const within = this.#focused(this.preview());
    await this.look(null);
    if (within) {
      this.table().focusCurrent();
    }
  }

  protected noteBulk({ ids, change }: BulkDone): void {
    this.list.change((row) =>
      ids.has(row.id) ? { ...row, state: change.state ?? row.state, owner: change.owner ?? row.owner } : row,
    );
    this.counts.reload();
    this.watch.restart(this.query());
  }

  protected showHelp(): void {
    this.help().open();
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented && !isTyping(event)) {
      if (this.openId() !== null) {
        void this.leavePreview();
      } else {
        const within = this.#focused(this.bulk());
        this.selection.clear();
        if (within) {
          this.table().focusCurrent();
        }
      }
      return;
    }
    const deed = this.#shortcuts.on() && !isTyping(event) ? this.#deed(event) : undefined;
    if (deed) {
      event.preventDefault();
      deed();
    }
  }

  #focused(place: ElementRef<HTMLElement> | undefined): boolean {
    return place?.nativeElement.contains(this.#document.activeElement) ?? false;
  }

  #deed(event: KeyboardEvent): (() => void) | undefined {
    switch (event.key) {
      case 'j':
        return () => {
          this.table().step(1);
        };
      case 'k':
        return () => {
          this.table().step(-1);
        };
      case 'x':
      case 'X':
        return this.mayRespond()
          ? () => {
              this.table().pickCurrent(event.shiftKey);
            }
          : undefined;
      case '/':
        return () => {
          this.bar().focusSearch();
        };
      case '?':
        return () => {
          this.showHelp();
        };
      case 'Enter':
        // Whatever has the focus does what it does with Enter.
        return this.#document.activeElement === this.#document.body
          ? () => {
              this.table().openCurrent();
            }
          : undefined;
      default:
        return undefined;
    }
  }

  /** Nothing moves under people's hands: rows change where they are, and what is new waits until it is asked for. */
  #noteChange(): void {
    if (!this.table().busy() && this.selection.size() === 0 && this.openId() === null) {
      this.list.again();
      return;
    }
    this.watch.look((changed) => {
      const latest = new Map(changed.map((finding) => [finding.id, toRow(finding)]));
      this.list.change((row) => latest.get(row.id) ?? row);
    });
  }
}
