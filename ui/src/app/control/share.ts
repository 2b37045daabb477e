import { Component, computed, input } from '@angular/core';
import { VerdictBar } from '../ui/verdict-bar';
import { passing, type Tally } from './control-view';

/** How much of what was judged passes, as a bar and a number; nothing judged is no share. */
@Component({
  selector: 'sea-share',
  imports: [VerdictBar],
  template: `
    <sea-verdict-bar [of]="of()" />
    <span>
      @if (share() !== null) {
        <ng-container i18n>{{ share() }} % pass</ng-container>
      } @else {
        <span class="muted" i18n>not judged</span>
      }
    </span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(3rem, 1fr) 6.2rem;
      gap: 0.6rem;
      align-items: center;
      text-align: right;
      white-space: nowrap;
    }
  `,
})
export class Share {
  readonly of = input.required<Tally>();
  protected readonly share = computed(() => passing(this.of()));
}
