import { Component, computed, effect, inject, input, viewChildren, type ElementRef } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { Control, Framework } from '../api/types';
import { liveResource } from '../shell/live-resource';
import { grouped } from '../ui/format';
import { ReadProblem } from '../ui/read-problem';
import { SeverityMark } from '../ui/severity-mark';
import { ControlEntry } from './control-entry';
import { byFramework, families, sumOf } from './control-view';
import { Share } from './share';

/** The catalogue, by family or by what frameworks ask for: each rule as it is judged, and how the fleet does. */
@Component({
  selector: 'sea-controls',
  imports: [ControlEntry, ReadProblem, RouterLink, SeverityMark, Share],
  templateUrl: './controls.html',
  styleUrl: './controls.css',
})
export class Controls {
  readonly #router = inject(Router);
  // From the URL.
  readonly text = input<string>();
  readonly by = input<string>();

  protected readonly controls = liveResource<{ items: readonly Control[] }>(() => hubUrl(['controls']));
  protected readonly frameworks = liveResource<{ items: readonly Framework[] }>(
    () => hubUrl(['frameworks']),
    () => false,
  );
  readonly #all = computed(() => (this.controls.hasValue() ? this.controls.value().items : []));
  protected readonly known = computed(() => (this.frameworks.hasValue() ? this.frameworks.value().items : []));
  protected readonly byFramework = computed(() => this.by() === 'framework');
  protected readonly families = computed(() =>
    families(this.#all(), this.text() ?? '').map((family) => ({
      ...family,
      tally: sumOf(family.controls),
      open: family.controls.reduce((sum, control) => sum + control.openFindings, 0),
    })),
  );
  protected readonly frameworkRows = computed(() => byFramework(this.known(), this.#all(), this.text() ?? ''));
  protected readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly grouped = grouped;
  private readonly entries = viewChildren<ElementRef<HTMLElement>>('entry');

  constructor() {
    effect(() => {
      const id = this.fragment();
      this.entries()
        .find((entry) => entry.nativeElement.id === id)
        ?.nativeElement.scrollIntoView();
    });
  }

  /** What failed. */
  protected readAgain(): void {
    for (const resource of [this.controls, this.frameworks]) {
      if (resource.error()) {
        resource.reload();
      }
    }
  }

  protected async search(event: Event): Promise<void> {
    const text = (event.target as HTMLInputElement).value;
    await this.#router.navigate([], {
      queryParams: { text: text || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
