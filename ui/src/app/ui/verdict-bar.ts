import { Component, computed, input } from '@angular/core';
import { grouped } from './format';

export interface VerdictShares {
  readonly passed: number;
  readonly failed: number;
  readonly waived?: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

export interface VerdictPart {
  readonly kind: 'passed' | 'failed' | 'waived' | 'unknown';
  readonly count: number;
  readonly name: string;
}

/** What is judged, worst first; what does not apply is no part of it. */
export function verdictParts(shares: VerdictShares): readonly VerdictPart[] {
  return [
    { kind: 'failed', count: shares.failed, name: $localize`fail` },
    { kind: 'waived', count: shares.waived ?? 0, name: $localize`waived` },
    { kind: 'unknown', count: shares.unknown, name: $localize`unknown` },
    { kind: 'passed', count: shares.passed, name: $localize`pass` },
  ];
}

/** "3 fail, 1 unknown, 9 pass", or that nothing was judged. */
export function verdictSummary(shares: VerdictShares): string {
  const named = verdictParts(shares).filter((part) => part.count > 0);
  return named.length === 0
    ? $localize`nothing judged`
    : named.map((part) => `${grouped(part.count)} ${part.name}`).join(', ');
}

/** How verdicts are shared out, as a bar; its numbers are its name. */
@Component({
  selector: 'sea-verdict-bar',
  host: { role: 'img', '[attr.aria-label]': 'summary()', '[title]': 'summary()' },
  template: `@for (part of parts(); track part.kind) {
    @if (part.count > 0) {
      <span [class]="part.kind" [style.flex-grow]="part.count"></span>
    }
  }`,
  styles: `
    :host {
      display: flex;
      gap: 1px;
      height: 0.5rem;
      overflow: hidden;
      border-radius: 3px;
      background: var(--raised);
    }
    span {
      min-width: 3px;
    }
    .passed {
      background: var(--good);
    }
    .failed {
      background: repeating-linear-gradient(
        135deg,
        var(--critical) 0 4px,
        color-mix(in srgb, var(--critical) 70%, var(--surface)) 4px 6px
      );
    }
    .waived {
      background: var(--low);
    }
    .unknown {
      background: repeating-linear-gradient(90deg, var(--unknown) 0 2px, transparent 2px 4px);
    }
  `,
})
export class VerdictBar {
  readonly of = input.required<VerdictShares>();
  protected readonly parts = computed(() => verdictParts(this.of()));
  protected readonly summary = computed(() => verdictSummary(this.of()));
}
