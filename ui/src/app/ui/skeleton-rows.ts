import { Component, input } from '@angular/core';

/** Where the rows of a table will be, while they are waited for. */
@Component({
  selector: 'sea-skeleton-rows',
  host: { 'aria-hidden': 'true', '[class.tall]': 'tall()' },
  template: `
    @for (row of rows; track row) {
      <div class="row"><span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span></div>
    }
  `,
  styles: `
    :host {
      display: block;
      flex: 1;
      min-height: 0;
      overflow: hidden;
    }
    .row {
      display: grid;
      grid-template-columns: minmax(3rem, 1fr) minmax(0, 4fr) minmax(4rem, 2fr);
      gap: 1.5rem;
      align-items: center;
      height: 40px;
      padding: 0 1rem;
      border-bottom: 1px solid var(--line);
    }
    :host(.tall) .row {
      height: 58px;
    }
    span {
      height: 0.7rem;
    }
    .row:nth-child(3n) span:nth-child(2) {
      width: 62%;
    }
    .row:nth-child(3n + 1) span:nth-child(2) {
      width: 84%;
    }
    .row:nth-child(2n) span:last-child {
      width: 70%;
    }
  `,
})
export class SkeletonRows {
  /** Rows of two lines. */
  readonly tall = input(false);
  /** More than fit most windows; what does not fit is not shown. */
  protected readonly rows = Array.from({ length: 30 }, (_, index) => index);
}
