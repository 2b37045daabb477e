import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Tile } from '../api/types';
import { gradeTone } from '../ui/grade';
import { trendPath } from '../ui/sparkline';
import { isStale } from './fleet-view';
import { ends, tileInWords } from './tile-words';
import { weekPoints } from './weeks';

/** One cluster of very many: grade, score, twelve weeks as a line, coverage as a bar, a broken edge where nobody heard of it. */
@Component({
  selector: 'sea-heat-tile',
  imports: [RouterLink],
  template: `<a class="tile" [routerLink]="['/clusters', tile().id]" [attr.tabindex]="stop() ? 0 : -1" [title]="words()"
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
  readonly tile = input.required<Tile>();
  /** Where the Tab key stops. */
  readonly stop = input(true);
  protected readonly tone = computed(() => {
    const stale = isStale(this.tile());
    return `${gradeTone(this.tile().grade, stale)}${stale ? ' stale' : ''}`;
  });
  protected readonly name = computed(() => ends(this.tile().name));
  protected readonly words = computed(() => `${this.tile().name}: ${this.rest()}`);
  protected readonly rest = computed(() => tileInWords(this.tile()));
  protected readonly path = computed(() => trendPath(weekPoints(this.tile().weeks), 100, 24));
}
