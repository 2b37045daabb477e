import { Component, input } from '@angular/core';
import type { Paged } from '../shell/paged';
import { ProblemNote } from '../ui/problem-note';

/** Around the table of a list: what went wrong, the first wait, and more rows. */
@Component({
  selector: 'sea-listing',
  imports: [ProblemNote],
  template: `
    @if (error() ?? list().error(); as thrown) {
      <sea-problem [error]="thrown" />
    }
    @if (list().loaded()) {
      <div class="panel flush" tabindex="0" role="region" [attr.aria-label]="label()"><ng-content /></div>
    } @else if (!list().error()) {
      <div class="skeleton"></div>
    }
    @if (list().next()) {
      <p><button type="button" (click)="list().more()" i18n>More</button></p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1rem;
    }
    p {
      margin: 0;
    }
    .skeleton {
      height: 12rem;
    }
  `,
})
export class Listing {
  readonly list = input.required<Pick<Paged<unknown>, 'error' | 'loaded' | 'next' | 'more'>>();
  readonly label = input.required<string>();
  readonly error = input<unknown>(null);
}
