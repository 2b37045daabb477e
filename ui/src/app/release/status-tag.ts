import { Component, computed, input } from '@angular/core';
import { statusTone } from './release-view';

/** What Helm says of a release, in its own words. */
@Component({
  selector: 'sea-release-status',
  host: { '[class]': 'tone()' },
  template: `
    @if (of(); as status) {
      {{ status }}
    } @else {
      <ng-container i18n>not known</ng-container>
    }
  `,
  styleUrl: '../ui/word-tag.css',
})
export class ReleaseStatusTag {
  readonly of = input.required<string | null>();
  protected readonly tone = computed(() => statusTone(this.of()));
}
