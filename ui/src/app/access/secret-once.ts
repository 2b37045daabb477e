import { Component, input, output } from '@angular/core';
import { CopyText } from '../ui/copy-text';

/** A secret that the hub tells only now: what it is for, the text to copy, and a way to put it out of sight. */
@Component({
  selector: 'sea-secret-once',
  imports: [CopyText],
  host: { class: 'panel' },
  template: `
    <p><ng-content /></p>
    <sea-copy [text]="text()" [label]="label()" />
    <p class="end">
      <span class="muted" i18n>It is shown only now and cannot be had again.</span>
      <button type="button" (click)="kept.emit()" i18n>I have kept it</button>
    </p>
  `,
  styles: `
    :host {
      display: block;
      border-color: var(--accent);
    }
    p {
      margin: 0 0 0.6rem;
    }
    .end {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      align-items: center;
      justify-content: space-between;
      margin: 0.6rem 0 0;
    }
  `,
})
export class SecretOnce {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  readonly kept = output();
}
