import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { Tile } from '../api/types';
import { gradeTone } from '../ui/grade';
import { HubLink } from '../ui/hub-link';
import { trendPath } from '../ui/sparkline';
import { isStale } from './fleet-view';
import { ends, tileInWords } from './tile-words';
import { weekPoints } from './weeks';

/** One cluster of very many: grade, score, twelve weeks as a line, coverage as a bar, a broken edge where nobody heard of it. */
@Component({
  selector: 'sea-heat-tile',
  template: `<a class="tile" [href]="href()" (click)="open($event)" [attr.tabindex]="stop() ? 0 : -1" [title]="words()"
    ><b>{{ tile().grade ?? '–' }}</b> <span class="points">{{ tile().points }}</span><svg
      viewBox="-1 -2 102 28"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path [attr.d]="path()" /></svg
    ><span class="name"
      ><span>{{ name().start }}</span
      ><span class="end">{{ name().end }}</span></span
    ><span class="sr-only">{{ rest() }}</span
    ><span class="coverage"><i [style.width.%]="tile().coveragePercent"></i></span
  ></a>`,
  styleUrl: './heat-tile.css',
  host: { '[class]': 'tone()' },
})
export class HeatTile {
  readonly #router = inject(Router);
  readonly #away = inject(HubLink).away;
  readonly tile = input.required<Tile>();
  /** Where the Tab key stops. */
  readonly stop = input(true);
  protected readonly tone = computed(() => {
    const stale = isStale(this.tile());
    return `${gradeTone(this.tile().grade, stale)}${stale ? ' stale' : ''}`;
  });
  protected readonly name = computed(() => ends(this.tile().name));
  protected readonly words = computed(() => `${this.tile().name}: ${this.rest()}`);
  protected readonly rest = computed(() => tileInWords(this.tile(), this.#away()));
  /** A plain link: a thousand RouterLinks are felt when the page comes up. */
  protected readonly href = computed(() => `/clusters/${encodeURIComponent(this.tile().id)}`);
  protected readonly path = computed(() => trendPath(weekPoints(this.tile().weeks), 100, 24));

  /** Inside this page, unless a new tab or window is asked for. */
  protected open(click: MouseEvent): void {
    if (click.button === 0 && !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.altKey) {
      click.preventDefault();
      void this.#router.navigateByUrl(this.href());
    }
  }
}
