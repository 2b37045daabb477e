import { Clipboard } from '@angular/cdk/clipboard';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, input, signal } from '@angular/core';
import { Icon } from './icon';

/** A command or snippet, exactly as it is to be used, with a button that copies it. */
@Component({
  selector: 'sea-copy',
  imports: [Icon],
  template: `
    <pre tabindex="0" role="region" [attr.aria-label]="label()"><code>{{ text() }}</code></pre>
    <button type="button" class="quiet" (click)="copy()" [attr.aria-label]="copyLabel + ': ' + label()">
      <sea-icon [name]="copied() ? 'check' : 'copy'" />
      @if (copied()) {
        <span i18n>Copied</span>
      } @else {
        <span i18n>Copy</span>
      }
    </button>
  `,
  styles: `
    :host {
      display: flex;
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
  `,
})
export class CopyText {
  readonly #clipboard = inject(Clipboard);
  readonly #announcer = inject(LiveAnnouncer);
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly copied = signal(false);
  protected readonly copyLabel = $localize`Copy`;

  copy(): void {
    if (this.#clipboard.copy(this.text())) {
      this.copied.set(true);
      void this.#announcer.announce($localize`Copied`);
      setTimeout(() => {
        this.copied.set(false);
      }, 2000);
    }
  }
}
