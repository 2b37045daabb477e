import { Component, computed, input } from '@angular/core';
import { problemOf } from '../api/problem';

/** An error where its answer would have been: what is wrong, then what to do. */
@Component({
  selector: 'sea-problem',
  host: { role: 'alert' },
  template: `
    <strong>{{ problem().title }}</strong>
    @for (detail of problem().details; track $index) {
      <p>{{ detail }}</p>
    }
    <p class="remedy">{{ problem().remedy }}</p>
  `,
  styles: `
    :host {
      display: block;
      border: 1px solid var(--critical);
      border-left-width: 4px;
      border-radius: var(--radius);
      background: var(--surface);
      padding: 0.6rem 0.9rem;
      overflow-wrap: anywhere;
    }
    p {
      margin: 0.2rem 0 0;
    }
    .remedy {
      color: var(--muted);
    }
  `,
})
export class ProblemNote {
  readonly error = input.required<unknown>();
  protected readonly problem = computed(() => problemOf(this.error()));
}
