import { Component, computed, effect, inject, input, viewChildren, type ElementRef } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { Control, Framework } from '../api/types';
import { liveResource } from '../shell/live-resource';
import { grouped } from '../ui/format';
import { ProblemNote } from '../ui/problem-note';
import { SeverityMark } from '../ui/severity-mark';
import { unsettled } from '../ui/states';
import { families, passing, references } from './control-view';

/** The catalogue: each rule as it is judged, why, how to fix it, and how the fleet does. */
@Component({
  selector: 'sea-controls',
  imports: [ProblemNote, RouterLink, SeverityMark],
  templateUrl: './controls.html',
  styleUrl: './controls.css',
})
export class Controls {
  readonly #router = inject(Router);
  /** From the URL. */
  readonly text = input<string>();

  protected readonly controls = liveResource<{ items: readonly Control[] }>(() => hubUrl(['controls']));
  protected readonly frameworks = liveResource<{ items: readonly Framework[] }>(
    () => hubUrl(['frameworks']),
    () => false,
  );
  protected readonly families = computed(() =>
    this.controls.hasValue() ? families(this.controls.value().items, this.text() ?? '') : [],
  );
  protected readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly states = unsettled.join(',');
  protected readonly grouped = grouped;
  protected readonly passing = passing;
  private readonly entries = viewChildren<ElementRef<HTMLElement>>('entry');

  constructor() {
    effect(() => {
      const id = this.fragment();
      this.entries()
        .find((entry) => entry.nativeElement.id === id)
        ?.nativeElement.scrollIntoView();
    });
  }

  protected references(control: Control): readonly string[] {
    return references(control, this.frameworks.hasValue() ? this.frameworks.value().items : []);
  }

  protected params(control: Control): readonly string[] {
    return Object.entries(control.params).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  }

  protected async search(event: Event): Promise<void> {
    const text = (event.target as HTMLInputElement).value;
    await this.#router.navigate([], { queryParams: { text: text || null }, replaceUrl: true });
  }
}
