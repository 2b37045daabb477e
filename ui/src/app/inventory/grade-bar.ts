import { Component, computed, input } from '@angular/core';
import { gradeTone } from '../ui/grade';
import { type GradeWord, grades } from './fleet-view';

/** How many clusters have which grade: a bar whose parts carry their letters, and the same in words. */
@Component({
  selector: 'sea-grade-bar',
  host: { role: 'img', '[attr.aria-label]': 'words()', '[title]': 'words()' },
  template: `@for (part of parts(); track part.grade) {
    <span [class]="part.tone" [style.flex-grow]="part.count">{{ part.grade === 'none' ? '–' : part.grade }}</span>
  }`,
  styles: `
    :host {
      display: flex;
      gap: 1px;
      height: 1.15rem;
      overflow: hidden;
      border-radius: 4px;
      font-size: 0.72rem;
      font-weight: 700;
      line-height: 1.15rem;
      text-align: center;
    }
    span {
      flex-basis: 0.9rem;
      min-width: 0.9rem;
      background: color-mix(in srgb, var(--tone) 22%, var(--surface));
      color: var(--tone);
    }
  `,
})
export class GradeBar {
  readonly counts = input.required<Readonly<Record<GradeWord, number>>>();
  protected readonly parts = computed(() =>
    grades
      .filter((grade) => this.counts()[grade] > 0)
      .map((grade) => ({ grade, count: this.counts()[grade], tone: gradeTone(grade, false) })),
  );
  protected readonly words = computed(() =>
    this.parts()
      .map(({ grade, count }) =>
        grade === 'none' ? $localize`${count} without a score` : $localize`${count} × ${grade}`,
      )
      .join(', '),
  );
}
