import { Component, computed, inject, input } from '@angular/core';
import { Clock } from './clock';
import { exact, relative } from './format';

/** A relative time with the exact one on hover. */
@Component({
  selector: 'sea-ago',
  template: '<time [attr.datetime]="at()" [title]="exact()">{{ relative() }}</time>',
})
export class Ago {
  readonly #clock = inject(Clock);
  readonly at = input.required<string>();
  protected readonly exact = computed(() => exact(this.at()));
  protected readonly relative = computed(() => relative(this.at(), this.#clock.now()));
}
