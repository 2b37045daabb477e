import { Component, computed, input, output } from '@angular/core';
import type { Health, Tile } from '../api/types';
import { grouped } from '../ui/format';
import { Icon } from '../ui/icon';
import {
  type FleetFilter,
  type GradeWord,
  grades,
  healths,
  labelKeys,
  type Size,
  type Sort,
  sizes,
  sorts,
} from './fleet-view';
import { healthName } from './tile-words';

/** What of the fleet is shown, and how. */
@Component({
  selector: 'sea-fleet-tools',
  imports: [Icon],
  templateUrl: './fleet-tools.html',
  styleUrl: './fleet-tools.css',
})
export class FleetTools {
  readonly filter = input.required<FleetFilter>();
  /** All there are. */
  readonly tiles = input.required<ReadonlyMap<string, Tile>>();
  /** How many are shown. */
  readonly shown = input.required<number>();
  /** How many would be elsewhere if they were sorted now. */
  readonly moved = input.required<number>();
  /** Names of the URL's parameters with their new values; empty = without. */
  readonly narrowed = output<Readonly<Record<string, string>>>();
  readonly sorted = output();

  protected readonly sortNames: Readonly<Record<Sort, string>> = {
    worst: $localize`Worst first`,
    name: $localize`By name`,
    coverage: $localize`Least coverage first`,
    heard: $localize`Longest silent first`,
  };
  protected readonly sizeNames: Readonly<Record<Size, string>> = {
    large: $localize`Large tiles`,
    medium: $localize`Medium tiles`,
    small: $localize`Small tiles`,
  };
  protected readonly sorts = sorts;
  protected readonly sizes = sizes;
  protected readonly grouped = grouped;
  protected readonly labelKeys = computed(() => labelKeys(this.tiles().values()), {
    equal: (a, b) => a.join('\n') === b.join('\n'),
  });
  protected readonly gradeOptions = computed(() =>
    options<GradeWord>(grades, this.filter().grades, (grade) =>
      grade === 'none' ? $localize`No score` : $localize`Grade ${grade}`,
    ),
  );
  protected readonly healthOptions = computed(() =>
    options<Health>(healths, this.filter().healths, (health) => healthName[health]),
  );

  protected narrow(parameter: string, event: Event): void {
    const value = (event.target as HTMLInputElement | HTMLSelectElement).value;
    this.narrowed.emit({ [parameter]: value });
  }
}

interface Option {
  readonly value: string;
  readonly name: string;
}

/** Each word by itself, and the present choice where that is several, as links make it. */
function options<T extends string>(
  words: readonly T[],
  chosen: readonly T[],
  name: (word: T) => string,
): readonly Option[] {
  const single = words.map((word) => ({ value: word, name: name(word) }));
  return chosen.length > 1 ? [...single, { value: chosen.join(','), name: chosen.map(name).join(', ') }] : single;
}
