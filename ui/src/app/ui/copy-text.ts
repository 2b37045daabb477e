import { Clipboard } from '@angular/cdk/clipboard';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Icon } from './icon';

/** A command or snippet, exactly as it is to be used, with a button that copies it. */
@Component({
  selector: 'sea-copy',
  imports: [Icon],
  template: `
    <pre tabindex="0" role="region" [attr.aria-label]="label()"><code #code>{{ text() }}</code></pre>
    <button type="button" class="quiet" (click)="copy()" [attr.aria-label]="copyLabel + ': ' + label()">
      <sea-icon [name]="copied() ? 'check' : 'copy'" />
      @if (copied()) {
        <span i18n>Copied</span>
      } @else {
        <span i18n>Copy</span>
      }
    </button>
    @if (failed()) {
      <p>{{ failedText }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--code);
    }
    pre {
      flex: 1;
      min-width: 0;
      margin: 0;
      padding: 0.55rem 0.75rem;
      overflow: auto;
      max-height: 22rem;
    }
    button {
      margin: 0.25rem;
      min-width: 5.6rem;
    }
    p {
      flex: 1 0 100%;
      margin: 0;
      padding: 0 0.75rem 0.55rem;
    }
  `,
})
export class CopyText {
  readonly #clipboard = inject(Clipboard);
  readonly #announcer = inject(LiveAnnouncer);
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly copied = signal(false);
  protected readonly failed = signal(false);
  protected readonly failedText = $localize`Could not copy. The text is selected: copy it by hand.`;
  private readonly code = viewChild.required<ElementRef<HTMLElement>>('code');
  protected readonly copyLabel = $localize`Copy`;

  copy(): void {
    const done = this.#clipboard.copy(this.text());
    this.failed.set(!done);
    if (done) {
      this.copied.set(true);
      void this.#announcer.announce($localize`Copied`);
      setTimeout(() => {
        this.copied.set(false);
      }, 2000);
    } else {
      getSelection()?.selectAllChildren(this.code().nativeElement);
      void this.#announcer.announce(this.failedText);
    }
  }
}
