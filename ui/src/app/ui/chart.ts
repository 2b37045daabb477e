import { Component, input, signal } from '@angular/core';

/**
 * A drawing with what it says in words, and its numbers as a table on demand. The drawing comes as `[drawing]`, the table
 * as `[numbers]`; the drawing itself can be hidden from screen readers, which have the other two.
 */
@Component({
  selector: 'sea-chart',
  template: `
    <div class="head">
      <p>{{ summary() }}</p>
      <button
        type="button"
        class="quiet"
        [attr.aria-pressed]="table()"
        [attr.aria-label]="asTable + ': ' + label()"
        (click)="table.set(!table())"
        i18n
      >
        Table
      </button>
    </div>
    <div [hidden]="table()"><ng-content select="[drawing]" /></div>
    @if (table()) {
      <div class="numbers" tabindex="0" role="region" [attr.aria-label]="label()">
        <ng-content select="[numbers]" />
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .head {
      display: flex;
      gap: 0.75rem;
      align-items: flex-start;
      justify-content: space-between;
      margin-bottom: 0.4rem;
    }
    p {
      margin: 0;
      color: var(--muted);
    }
    button {
      min-height: 1.6rem;
      padding: 0 0.5rem;
      font-size: 0.86rem;
    }
    button[aria-pressed='true'] {
      background: var(--raised);
      color: var(--text);
    }
    .numbers {
      overflow: auto;
    }
  `,
})
export class Chart {
  /** What is drawn, as a name. */
  readonly label = input.required<string>();
  /** What the drawing says, in a sentence. */
  readonly summary = input.required<string>();
  protected readonly table = signal(false);
  protected readonly asTable = $localize`As a table`;
}
