import { Component, type ElementRef, input, output, viewChild } from '@angular/core';

/** A dialog over the page; the browser keeps the focus in it and gives it back. */
@Component({
  selector: 'sea-dialog',
  template: `
    <dialog #dialog [attr.aria-label]="heading()" (close)="closed.emit()">
      <h2>{{ heading() }}</h2>
      <ng-content />
    </dialog>
  `,
  styles: `
    dialog {
      width: min(var(--dialog-width, 32rem), calc(100vw - 2rem));
      max-height: calc(100dvh - 3rem);
      padding: 1.25rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
      text-align: left;
      white-space: normal;
      overflow: auto;
      overflow-wrap: anywhere;
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 45%);
    }
  `,
})
export class Dialog {
  readonly heading = input.required<string>();
  readonly closed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    this.dialog().nativeElement.showModal();
  }

  close(): void {
    this.dialog().nativeElement.close();
  }
}
