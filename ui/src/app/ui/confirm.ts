import { Component, type ElementRef, input, output, viewChild } from '@angular/core';

/** A button whose deed is asked about once more, in a dialog that says what follows. */
@Component({
  selector: 'sea-confirm',
  template: `
    <button type="button" class="danger" (click)="ask()" [attr.aria-label]="verb() + ': ' + subject()">
      {{ verb() }}
    </button>
    <dialog #dialog [attr.aria-label]="verb() + ': ' + subject()">
      <h2>{{ verb() }}: {{ subject() }}</h2>
      <p><ng-content /></p>
      <div>
        <button type="button" (click)="dialog.close()" i18n>Leave it</button>
        <button type="button" class="danger" (click)="go()">{{ verb() }}</button>
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      max-width: min(28rem, calc(100vw - 2rem));
      padding: 1.25rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
      text-align: left;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 45%);
    }
    div {
      display: flex;
      gap: 0.5rem;
      justify-content: flex-end;
    }
  `,
})
export class Confirm {
  readonly verb = input.required<string>();
  readonly subject = input.required<string>();
  readonly confirmed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected ask(): void {
    this.dialog().nativeElement.showModal();
  }

  protected go(): void {
    this.dialog().nativeElement.close();
    this.confirmed.emit();
  }
}
