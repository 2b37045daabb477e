import { Directive, ElementRef, inject, input } from '@angular/core';

/** Where something is drawn; any unit. */
export interface Box {
  readonly left: number;
  readonly top: number;
}

const moves = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type Move = (typeof moves)[number];

/** Of boxes in reading order, the one that a key leads to from `from`; the same one where there is none further. */
export function neighbour(boxes: readonly Box[], from: number, move: Move): number {
  const last = boxes.length - 1;
  const here = boxes[from];
  if (here === undefined) {
    return Math.min(0, last);
  }
  switch (move) {
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(last, from + 1);
    case 'ArrowUp':
      return nearest(boxes, from, -1);
    case 'ArrowDown':
      return nearest(boxes, from, 1);
  }
}

/** In the next row that way, the box whose left edge is closest. */
function nearest(boxes: readonly Box[], from: number, step: 1 | -1): number {
  const here = boxes[from];
  let row: number | undefined;
  let best = from;
  let distance = Infinity;
  for (let index = from + step; ; index += step) {
    const box = boxes[index];
    if (here === undefined || box === undefined || (row !== undefined && box.top !== row)) {
      return best;
    }
    if (box.top === here.top) {
      continue;
    }
    row = box.top;
    if (Math.abs(box.left - here.left) < distance) {
      distance = Math.abs(box.left - here.left);
      best = index;
    }
  }
}

/** One stop of the Tab key for many things: the arrow keys move among those that the selector finds inside. */
@Directive({
  selector: '[seaArrowKeys]',
  host: { '(keydown)': 'pressed($event)' },
})
export class ArrowKeys {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** A CSS selector; of what it finds the page gives exactly one the tabindex 0, the one focused last. */
  readonly seaArrowKeys = input.required<string>();

  protected pressed(event: KeyboardEvent): void {
    const move = moves.find((key) => key === event.key);
    const stops = this.#stops();
    const from = stops.findIndex((stop) => stop === event.target);
    if (move === undefined || from < 0 || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const boxes = stops.map((stop) => {
      const { left, top } = stop.getBoundingClientRect();
      return { left: Math.round(left), top: Math.round(top) };
    });
    stops[neighbour(boxes, from, move)]?.focus();
  }

  #stops(): (HTMLElement | SVGElement)[] {
    return [...this.#host.querySelectorAll<HTMLElement | SVGElement>(this.seaArrowKeys())];
  }
}
