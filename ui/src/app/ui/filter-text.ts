import { Directive, input, output } from '@angular/core';

/** The text that a list is narrowed to, given when people are done with it, not with every key. */
@Directive({
  selector: 'input[seaFilterText]',
  host: {
    type: 'search',
    maxlength: '200',
    '[placeholder]': 'placeholder',
    '[title]': 'hint',
    '[value]': 'seaFilterText()',
    '(change)': 'end($event)',
    '(search)': 'end($event)',
  },
})
export class FilterText {
  readonly seaFilterText = input.required<string>();
  readonly given = output<string>();
  protected readonly placeholder = $localize`Text, then Enter`;
  protected readonly hint = $localize`One or two characters are looked for where words begin.`;

  protected end(event: Event): void {
    this.given.emit((event.target as HTMLInputElement).value);
  }
}
