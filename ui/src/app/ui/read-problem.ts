import { Component, input, output } from '@angular/core';
import { ProblemNote } from './problem-note';

/** Where a read failed: why, and a way to do it once more. Nothing where it did not. */
@Component({
  selector: 'sea-read-problem',
  imports: [ProblemNote],
  template: `
    @if (error(); as thrown) {
      <sea-problem [error]="thrown" />
      <p><button type="button" (click)="again.emit()" i18n>Try again</button></p>
    }
  `,
  styles: ':host { display: contents; }',
})
export class ReadProblem {
  readonly error = input.required<unknown>();
  readonly again = output();
}
