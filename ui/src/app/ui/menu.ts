import { Component, type ElementRef, input, signal, viewChild } from '@angular/core';

/** Between it and the window's edge. Pixels. */
const margin = 8;

/** A button that unfolds a small panel below it; Escape, and a click elsewhere, fold it again. */
@Component({
  selector: 'sea-menu',
  host: {
    '(document:pointerdown)': 'outside($event)',
    '(keydown.escape)': 'fold($event)',
    '(focusout)': 'left($event)',
    '[class.end]': 'end()',
  },
  template: `
    <details #details (toggle)="fit()">
      <summary class="button" [class.on]="on()">
        <ng-content select=".label" /> <span aria-hidden="true">▾</span>
      </summary>
      <div
        #unfolded
        class="unfolded"
        [style.left.px]="end() ? null : shift()"
        [style.right.px]="end() ? -shift() : null"
      >
        <ng-content />
      </div>
    </details>
  `,
  styles: `
    :host {
      display: inline-block;
      position: relative;
    }
    summary {
      list-style: none;
      white-space: nowrap;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    summary > span {
      color: var(--muted);
      font-size: 0.8em;
    }
    .on {
      border-color: var(--accent);
      background: color-mix(in srgb, var(--accent) 13%, var(--surface));
    }
    .unfolded {
      position: absolute;
      z-index: 4;
      top: calc(100% + 0.3rem);
      display: grid;
      gap: 0.35rem;
      width: max-content;
      min-width: 12rem;
      max-width: calc(100vw - 2rem);
      max-height: min(28rem, 70dvh);
      overflow: auto;
      padding: 0.6rem 0.8rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
    }
    :host(.end) .unfolded {
      right: 0;
    }
    :host(.up) .unfolded {
      top: auto;
      bottom: calc(100% + 0.3rem);
    }
  `,
})
export class Menu {
  /** Whether something other than usual is chosen in it. */
  readonly on = input(false);
  /** Unfolds towards the left. */
  readonly end = input(false);
  private readonly details = viewChild.required<ElementRef<HTMLDetailsElement>>('details');

  private readonly unfolded = viewChild.required<ElementRef<HTMLElement>>('unfolded');
  /** Keeps it inside the window. Pixels. */
  protected readonly shift = signal(0);

  close(): void {
    this.details().nativeElement.open = false;
  }

  protected fit(): void {
    const { left, right } = this.unfolded().nativeElement.getBoundingClientRect();
    const room = document.documentElement.clientWidth - margin;
    this.shift.update((shift) => Math.max(margin - (left - shift), Math.min(0, room - (right - shift))));
  }

  protected outside(event: Event): void {
    if (!this.details().nativeElement.contains(event.target as Node)) {
      this.close();
    }
  }

  protected left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.details().nativeElement.contains(event.relatedTarget)) {
      this.close();
    }
  }

  protected fold(event: Event): void {
    const details = this.details().nativeElement;
    if (details.open) {
      event.stopPropagation();
      details.open = false;
      details.querySelector('summary')?.focus();
    }
  }
}
