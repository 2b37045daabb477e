import { Component, computed, input } from '@angular/core';

/** A to F, or a grey dash where nothing could be judged: no score is not a good score. */
@Component({
  selector: 'sea-grade',
  host: { '[class]': 'tone()', role: 'img', '[attr.aria-label]': 'label()', '[title]': 'label()' },
  template: '{{ grade() ?? "–" }}',
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      width: 2.2em;
      height: 2.2em;
      flex: none;
      border-radius: 0.5em;
      font-weight: 700;
      line-height: 1;
      color: var(--tone);
      background: color-mix(in srgb, var(--tone) 13%, var(--surface));
      border: 1px solid color-mix(in srgb, var(--tone) 45%, var(--surface));
    }
    :host(.good) {
      --tone: var(--good);
    }
    :host(.fair) {
      --tone: var(--medium);
    }
    :host(.poor) {
      --tone: var(--high);
    }
    :host(.bad) {
      --tone: var(--critical);
    }
    :host(.unknown) {
      --tone: var(--unknown);
      border-style: dashed;
    }
  `,
})
export class Grade {
  readonly grade = input.required<string | null | undefined>();
  /** The score is old, because the cluster is silent: shown, but grey. */
  readonly stale = input(false);
  protected readonly tone = computed(() => gradeTone(this.grade(), this.stale()));
  protected readonly label = computed(() => {
    const grade = this.grade();
    if (!grade) {
      return $localize`Not scored`;
    }
    return this.stale() ? $localize`Grade ${grade}, before the cluster fell silent` : $localize`Grade ${grade}`;
  });
}

export type Tone = 'good' | 'fair' | 'poor' | 'bad' | 'unknown';

const tones = new Map<string, Tone>([
  ['A', 'good'],
  ['B', 'good'],
  ['C', 'fair'],
  ['D', 'poor'],
  ['F', 'bad'],
]);

/** Unknown is never green. */
export function gradeTone(grade: string | null | undefined, stale: boolean): Tone {
  return stale ? 'unknown' : (tones.get(grade ?? '') ?? 'unknown');
}
