import { Component, computed, input } from '@angular/core';

export interface Point {
  /** ISO time. */
  readonly at: string;
  /** 0 to 100; null where nothing could be judged, which leaves a gap. */
  readonly value: number | null;
}

/** The lowest and highest value drawn: at least 30 points apart, so that noise stays small and a trend shows. */
export function trendRange(points: readonly Point[]): readonly [number, number] {
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const low = Math.min(100, ...known);
  const high = Math.max(0, ...known);
  const bottom = Math.max(0, Math.min(low, (low + high) / 2 - 15));
  return [bottom, Math.max(high, Math.min(100, bottom + 30))];
}

/** How long a score without neighbours is drawn, as a share of the width. */
const lone = 0.04;

/**
 * An SVG path in a box of `width` × `height`; a gap where there was no score, a short level stroke for a score that has no
 * neighbour.
 */
export function trendPath(points: readonly Point[], width: number, height: number): string {
  const times = points.map((point) => Date.parse(point.at));
  const first = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - first);
  const [bottom, top] = trendRange(points);
  const known = (index: number): boolean => (points[index]?.value ?? null) !== null;
  let path = '';
  points.forEach((point, index) => {
    if (point.value === null) {
      return;
    }
    const x = (((times[index] ?? first) - first) / span) * width;
    const y = (height - ((point.value - bottom) / (top - bottom)) * height).toFixed(1);
    if (known(index - 1)) {
      path += `L${x.toFixed(1)} ${y}`;
    } else if (known(index + 1)) {
      path += `M${x.toFixed(1)} ${y}`;
    } else {
      path += `M${Math.max(0, x - lone * width).toFixed(1)} ${y}h${lone * width}`;
    }
  });
  return path;
}

/** "64 to 71", which is what the line says. */
export function trendSummary(points: readonly Point[]): string {
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) {
    return $localize`No score yet`;
  }
  if (known.length === 1) {
    return $localize`Score ${first} so far; the next day begins the line`;
  }
  return first === last ? $localize`Score steady at ${last}` : $localize`Score from ${first} to ${last}`;
}

/** A score's way over time, small. */
@Component({
  selector: 'sea-sparkline',
  template: `<svg viewBox="-1 -2 102 28" preserveAspectRatio="none" role="img" [attr.aria-label]="summary()">
    <title>{{ summary() }}</title>
    <path class="floor" d="M0 24H100" />
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 100%;
      height: 1.75rem;
    }
    path {
      fill: none;
      stroke: var(--trend, var(--accent));
      stroke-width: 1.6;
      vector-effect: non-scaling-stroke;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .floor {
      stroke: var(--line);
      stroke-width: 1;
    }
  `,
})
export class Sparkline {
  readonly points = input.required<readonly Point[]>();
  protected readonly path = computed(() => trendPath(this.points(), 100, 24));
  protected readonly summary = computed(() => trendSummary(this.points()));
}
