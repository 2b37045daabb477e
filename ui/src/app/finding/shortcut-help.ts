import { Component, inject, viewChild } from '@angular/core';
import { Dialog } from '../ui/dialog';
import { ShortcutChoice, shortcuts } from './shortcuts';

/** Which keys do what here. */
@Component({
  selector: 'sea-shortcut-help',
  imports: [Dialog],
  template: `
    <sea-dialog i18n-heading heading="Keys">
      <dl>
        @for (shortcut of shortcuts; track shortcut.does) {
          <dt>
            @for (key of shortcut.keys; track key) {
              <kbd>{{ key }}</kbd>
            }
          </dt>
          <dd>{{ shortcut.does }}</dd>
        }
      </dl>
      <label
        ><input type="checkbox" [checked]="choice.on()" (change)="choice.set($any($event.target).checked)" />
        <span i18n>Use single letters as keys</span></label
      >
      <p><button type="button" class="primary" (click)="close()" i18n>Close</button></p>
    </sea-dialog>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.4rem 1rem;
      margin: 0 0 1rem;
    }
    dd {
      margin: 0;
    }
    kbd {
      display: inline-block;
      min-width: 1.6rem;
      padding: 0 0.35rem;
      border: 1px solid var(--line);
      border-bottom-width: 2px;
      border-radius: 4px;
      background: var(--raised);
      text-align: center;
    }
    label {
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    input {
      min-height: 0;
    }
    p {
      margin: 1rem 0 0;
      text-align: right;
    }
  `,
})
export class ShortcutHelp {
  protected readonly choice = inject(ShortcutChoice);
  protected readonly shortcuts = shortcuts;
  private readonly dialog = viewChild.required(Dialog);

  open(): void {
    this.dialog().open();
  }

  protected close(): void {
    this.dialog().close();
  }
}
