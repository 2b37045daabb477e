import { HttpClient } from '@angular/common/http';
import {
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
  type WritableSignal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { SavedView } from '../api/types';
import { Confirm } from '../ui/confirm';
import { Dialog } from '../ui/dialog';
import { formFields } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { liveResource } from './live-resource';

export type ViewParams = Readonly<Record<string, string>>;

export interface BuiltInView {
  readonly name: string;
  readonly params: ViewParams;
}

/** Of an address after its question mark. */
export function viewParams(query: string): ViewParams {
  return Object.fromEntries(new URLSearchParams(query));
}

/** What a view is saved as: in one order, without what is empty. */
export function viewQuery(params: Readonly<Record<string, string | null | undefined>>): string {
  const pairs = Object.entries(params).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return new URLSearchParams(pairs.sort(([a], [b]) => a.localeCompare(b))).toString();
}

/** The views of a page, its own and those that the person saved; the one that the address shows is marked. */
@Component({
  selector: 'sea-view-tabs',
  imports: [Confirm, Dialog, ProblemNote, RouterLink],
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.css',
})
export class ViewTabs {
  readonly #http = inject(HttpClient);
  readonly page = input.required<SavedView['page']>();
  readonly builtIn = input.required<readonly BuiltInView[]>();
  /** What is shown now, as the page's address has it. */
  readonly params = input.required<Readonly<Record<string, string | null>>>();

  protected readonly views = liveResource<{ items: readonly SavedView[] }>(
    () => hubUrl(['me', 'views']),
    () => false,
  );
  protected readonly own = computed(() =>
    this.views.hasValue() ? this.views.value().items.filter((view) => view.page === this.page()) : [],
  );
  protected readonly query = computed(() => viewQuery(this.params()));
  protected readonly tabs = computed(() => [
    ...this.builtIn().map((view) => ({ key: view.name, name: view.name, params: view.params, saved: null })),
    ...this.own().map((view) => ({ key: view.id, name: view.name, params: viewParams(view.query), saved: view })),
  ]);
  protected readonly current = computed(() => this.tabs().find((tab) => viewQuery(tab.params) === this.query()));
  protected readonly error = signal<unknown>(null);
  /** Why the current view was not deleted; of no interest once another one is looked at. */
  protected readonly kept = linkedSignal<string | undefined, unknown>({
    source: () => this.current()?.key,
    computation: () => null,
  });
  private readonly naming = viewChild.required(Dialog);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  protected ask(): void {
    this.error.set(null);
    this.naming().open();
  }

  protected async save(event: SubmitEvent): Promise<void> {
    const wanted = { page: this.page(), name: formFields(event)('name').trim(), query: this.query() };
    await this.#attempt(this.error, async () => {
      await firstValueFrom(this.#http.post(hubUrl(['me', 'views']), wanted));
      (event.target as HTMLFormElement).reset();
      this.naming().close();
    });
  }

  protected async forget(view: SavedView): Promise<void> {
    await this.#attempt(this.kept, async () => {
      await firstValueFrom(this.#http.delete(hubUrl(['me', 'views', view.id])));
      // The button that had the focus goes with its view.
      this.list().nativeElement.focus({ preventScroll: true });
    });
  }

  protected cancel(): void {
    this.naming().close();
  }

  async #attempt(trouble: WritableSignal<unknown>, step: () => Promise<unknown>): Promise<void> {
    trouble.set(null);
    try {
      await step();
      this.views.reload();
    } catch (error) {
      trouble.set(error);
    }
  }
}
