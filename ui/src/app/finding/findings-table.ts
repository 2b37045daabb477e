import { CdkVirtualScrollViewport, ScrollingModule } from '@angular/cdk/scrolling';
import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Ago } from '../ui/ago';
import { SeverityMark } from '../ui/severity-mark';
import { SkeletonRows } from '../ui/skeleton-rows';
import { StateTag } from '../ui/state-tag';
import { type FindingRow, subject } from './finding-row';
import type { Sort } from './findings-filter';
import type { Selection } from './selection';

/** Rows left below the last one in sight when the next page is asked for. */
const ahead = 60;

/** Any number of findings: only the rows in sight are in the page, each of one height. */
@Component({
  selector: 'sea-findings-table',
  imports: [Ago, ScrollingModule, SeverityMark, SkeletonRows, StateTag],
  templateUrl: './findings-table.html',
  styleUrls: ['../ui/row-table.css', './findings-table.css'],
  host: { '[class.beside]': 'openId() !== null', '[class.picking]': 'selectable()' },
})
export class FindingsTable {
  readonly #router = inject(Router);
  readonly rows = input.required<readonly FindingRow[]>();
  /** Of the whole view; undefined = not known yet. */
  readonly total = input.required<number | undefined>();
  readonly state = input.required<'loading' | 'ready' | 'failed'>();
  readonly sort = input.required<Sort>();
  readonly selection = input.required<Selection>();
  readonly selectable = input.required<boolean>();
  /** The finding that is looked at beside the table. */
  readonly openId = input.required<string | null>();
  /** Rows of two lines, where there is no room for all columns. */
  readonly tall = input.required<boolean>();
  readonly opened = output<string>();
  readonly sorted = output<Sort>();
  readonly wantsMore = output();

  protected readonly subject = subject;
  protected readonly rowHeight = computed(() => (this.tall() ? 58 : 40));
  /** The row that keys act on. */
  protected readonly current = signal(0);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);
  private readonly table = viewChild.required<ElementRef<HTMLElement>>('table');

  constructor() {
    effect(() => {
      this.rows();
      untracked(() => {
        this.current.update((index) => Math.max(0, Math.min(index, this.rows().length - 1)));
        this.scrolled();
      });
    });
  }

  /** Whether new rows at the top would move something under people's hands. */
  busy(): boolean {
    const table = this.table().nativeElement;
    return (
      (this.viewport()?.measureScrollOffset('top') ?? 0) > 0 ||
      table.contains(document.activeElement) ||
      table.querySelector('.row:not(.head):hover') !== null
    );
  }

  toTop(): void {
    this.current.set(0);
    this.viewport()?.scrollToOffset(0);
  }

  /** Goes on by so many rows, with the focus, as far as rows are loaded. */
  step(by: number): void {
    const focused = this.table().nativeElement.contains(document.activeElement);
    this.goTo(focused || by > 1 || by < -1 ? this.current() + by : this.current());
  }

  focusCurrent(): void {
    this.goTo(this.current());
  }

  openCurrent(): void {
    const row = this.rows()[this.current()];
    if (row) {
      this.opened.emit(row.id);
    }
  }

  pickCurrent(extend: boolean): void {
    const row = this.rows()[this.current()];
    if (row) {
      this.pick(row, this.current(), extend);
    }
  }

  protected scrolled(): void {
    const end = this.viewport()?.getRenderedRange().end ?? 0;
    if (end + ahead >= this.rows().length) {
      this.wantsMore.emit();
    }
  }

  protected goTo(wanted: number): void {
    const index = Math.max(0, Math.min(wanted, this.rows().length - 1));
    this.current.set(index);
    const viewport = this.viewport();
    if (!viewport) {
      return;
    }
    const top = index * this.rowHeight();
    const offset = viewport.measureScrollOffset('top');
    const height = viewport.getViewportSize();
    if (top < offset) {
      viewport.scrollToOffset(top);
    } else if (top + this.rowHeight() > offset + height) {
      viewport.scrollToOffset(top + this.rowHeight() - height);
    }
    this.#focus(index, 3);
  }

  protected pick(row: FindingRow, index: number, extend: boolean): void {
    this.current.set(index);
    if (extend) {
      this.selection().extend(
        row.id,
        this.rows().map((other) => other.id),
      );
    } else {
      this.selection().toggle(row.id);
    }
  }

  protected address(row: FindingRow): string {
    return this.#router.serializeUrl(this.#router.createUrlTree(['/findings', row.id]));
  }

  /** A plain click opens it here; with a modifier the browser does what it does with links. */
  protected follow(event: MouseEvent, row: FindingRow, index: number): void {
    if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.current.set(index);
      this.opened.emit(row.id);
    }
  }

  protected walk(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((this.viewport()?.getViewportSize() ?? 0) / this.rowHeight()) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.rows().length,
      End: this.rows().length,
    };
    const step = steps[event.key];
    if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.goTo(this.current() + step);
    }
  }

  protected ariaSort(sort: Sort): 'descending' | null {
    return this.sort() === sort ? 'descending' : null;
  }

  protected trackById(_index: number, row: FindingRow): string {
    return row.id;
  }

  /** A row far away is drawn only after the browser has scrolled to it. */
  #focus(index: number, tries: number): void {
    const link = this.table().nativeElement.querySelector<HTMLElement>(`a.row-link[data-index="${index}"]`);
    if (link) {
      link.focus({ preventScroll: true });
    } else if (tries > 0) {
      requestAnimationFrame(() => {
        this.#focus(index, tries - 1);
      });
    }
  }
}
