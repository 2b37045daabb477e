import { Component, computed, input } from '@angular/core';
import type { FindingState } from '../api/types';
import { stateName } from './states';
import type { WordTone } from './word-tone';

const tones: Readonly<Record<FindingState, WordTone>> = {
  OPEN: 'plain',
  REOPENED: 'bad',
  ACKNOWLEDGED: 'plain',
  IN_PROGRESS: 'plain',
  UNKNOWN: 'unknown',
  WAIVED: 'over',
  FIXED: 'good',
  WITHDRAWN: 'over',
};

/** A finding's state as a word; only a proven fix is green. */
@Component({
  selector: 'sea-state',
  host: { '[class]': 'tone()' },
  template: '{{ name() }}',
  styleUrl: './word-tag.css',
})
export class StateTag {
  readonly of = input.required<FindingState>();
  protected readonly name = computed(() => stateName[this.of()]);
  protected readonly tone = computed(() => tones[this.of()]);
}
