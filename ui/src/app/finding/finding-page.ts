import { Component, input } from '@angular/core';
import { FindingDetail } from './finding-detail';

/** One finding, with an address that can be sent to somebody. */
@Component({
  selector: 'sea-finding-page',
  imports: [FindingDetail],
  template: '<sea-finding-detail [findingId]="findingId()" />',
  styles: ':host { display: block; max-width: 75rem; }',
})
export class FindingPage {
  /** From the URL. */
  readonly findingId = input.required<string>();
}
