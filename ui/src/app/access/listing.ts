import { afterRenderEffect, Component, type ElementRef, input, viewChild } from '@angular/core';
import type { Paged } from '../shell/paged';
import { ProblemNote } from '../ui/problem-note';
import type { Deeds } from './deeds';

/** Around the table of a list: what went wrong, the first wait, and more rows. */
@Component({
  selector: 'sea-listing',
  imports: [ProblemNote],
  template: `
    @if (deeds().error() ?? list().error(); as thrown) {
      <sea-problem [error]="thrown" />
    }
    @if (list().loaded()) {
      <div #region class="panel flush" tabindex="0" role="region" [attr.aria-label]="label()"><ng-content /></div>
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
  readonly deeds = input.required<Deeds>();
  private readonly region = viewChild<ElementRef<HTMLElement>>('region');

  constructor() {
    // A button may be gone with what it did; the focus then stays in the list.
    afterRenderEffect(() => {
      if (this.deeds().from()?.isConnected === false && document.activeElement === document.body) {
        this.region()?.nativeElement.focus({ preventScroll: true });
      }
    });
  }
}
