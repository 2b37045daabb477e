import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { BulkResult, Finding, FindingChange, Page } from '../api/types';
import type { Query } from '../shell/row-list';
import { Dialog } from '../ui/dialog';
import { formFields } from '../ui/form-fields';
import { grouped } from '../ui/format';
import { Menu } from '../ui/menu';
import { ProblemNote } from '../ui/problem-note';
import { bulkSummary, type BulkSummary } from './bulk-summary';
import type { FindingRow } from './finding-row';
import { mostAtOnce, type Selection } from './selection';

export interface BulkDone {
  readonly change: FindingChange;
  /** Of those that were changed. */
  readonly ids: ReadonlySet<string>;
}

/** What can be done with the selected findings, and what became of it. */
@Component({
  selector: 'sea-bulk-bar',
  imports: [Dialog, Menu, ProblemNote],
  templateUrl: './bulk-bar.html',
  styleUrl: './bulk-bar.css',
})
export class BulkBar {
  readonly #http = inject(HttpClient);
  readonly selection = input.required<Selection>();
  readonly rows = input.required<readonly FindingRow[]>();
  readonly total = input.required<number | undefined>();
  /** False = the view has more than the total. */
  readonly exact = input(true);
  /** What lists the whole view, with its order. */
  readonly query = input.required<Query>();
  readonly done = output<BulkDone>();
  /** Nothing of it has the focus any more. */
  readonly left = output();

  protected readonly grouped = grouped;
  protected readonly mostAtOnce = mostAtOnce;
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(null);
  protected readonly summary = signal<BulkSummary | null>(null);
  protected readonly tooMany = computed(() => this.selection().size() > mostAtOnce);
  readonly #first = signal<ReadonlySet<string> | null>(null);
  /** Selected are the first ones, because the view has more than can be changed at once. */
  protected readonly cut = computed(() => this.#first() === this.selection().ids());
  private readonly result = viewChild.required(Dialog);

  protected async selectAll(): Promise<void> {
    await this.#attempt(async () => {
      const query = this.query();
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const url = hubUrl(['findings'], { ...query, limit: 200, cursor });
        const page: Page<Finding> = await firstValueFrom(this.#http.get<Page<Finding>>(url));
        // Another view, or everything left meanwhile: it is not wanted any more.
        if (this.query() !== query || this.selection().size() === 0) {
          return;
        }
        ids.push(...page.items.map((finding) => finding.id));
        cursor = page.next;
      } while (cursor !== null && ids.length < mostAtOnce);
      this.selection().replace(ids.slice(0, mostAtOnce));
      this.#first.set(cursor !== null || ids.length > mostAtOnce ? this.selection().ids() : null);
    });
  }

  protected clear(): void {
    this.selection().clear();
    this.left.emit();
  }

  protected async assign(event: SubmitEvent): Promise<void> {
    await this.change({ owner: formFields(event)('owner').trim() });
  }

  protected async change(change: FindingChange): Promise<void> {
    await this.#attempt(async () => {
      const query = this.query();
      const findings = [...this.selection().ids()];
      const answer = await firstValueFrom(
        this.#http.post<BulkResult>(hubUrl(['findings', 'bulk']), { findings, change }),
      );
      const summary = bulkSummary(answer, this.rows());
      this.done.emit({ change, ids: summary.changed });
      if (this.query() === query) {
        this.selection().replace(summary.left.map((finding) => finding.id));
      }
      this.summary.set(summary);
      this.result().open();
    });
  }

  protected closeResult(): void {
    this.result().close();
  }

  async #attempt(step: () => Promise<void>): Promise<void> {
    this.error.set(null);
    this.busy.set(true);
    try {
      await step();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
