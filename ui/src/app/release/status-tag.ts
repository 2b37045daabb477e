import { Component, computed, input } from '@angular/core';
import { statusTone } from './release-view';

/** What Helm says of a release, in its own words. */
@Component({
  selector: 'sea-release-status',
  host: { '[class]': 'tone()' },
  template: `
    @if (of(); as status) {
      {{ status }}
      @if (unreadable() !== null) {
        <span class="sr-only" i18n>when it was last seen</span>
      }
    } @else {
      <ng-container i18n>not known</ng-container>
    }
  `,
  styleUrl: '../ui/word-tag.css',
})
export class ReleaseStatusTag {
  readonly of = input.required<string | null>();
  /** Why it cannot be read now; null = it can. */
  readonly unreadable = input<string | null>(null);
  protected readonly tone = computed(() => (this.unreadable() === null ? statusTone(this.of()) : 'unknown'));
}
