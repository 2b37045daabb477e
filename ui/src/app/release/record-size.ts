import { Component, computed, input } from '@angular/core';
import { bytes as readable } from '../ui/format';
import { recordShare, recordSummary, recordTone } from './release-view';

/** How much of the 1 MiB that a record may have is used, with a mark at 80 %. */
@Component({
  selector: 'sea-record-size',
  host: { '[class]': 'tone()', '[title]': 'summary()' },
  template: `
    <span class="bar" role="img" [attr.aria-label]="summary()"><span [style.width.%]="share()"></span><i></i></span>
    <span aria-hidden="true">{{ size() }}</span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(3rem, 1fr) 4.6rem;
      gap: 0.5rem;
      align-items: center;
      text-align: right;
      white-space: nowrap;
    }
    .bar {
      position: relative;
      height: 0.5rem;
      overflow: hidden;
      border-radius: 3px;
      background: var(--raised);
      box-shadow: inset 0 0 0 1px var(--line);
    }
    .bar span {
      display: block;
      height: 100%;
      background: var(--accent);
    }
    i {
      position: absolute;
      top: 0;
      bottom: 0;
      left: 80%;
      width: 1px;
      background: var(--text);
      opacity: 0.55;
    }
    :host(.near) .bar span {
      background: var(--high);
    }
    :host(.full) .bar span {
      background: var(--critical);
    }
    :host(.near),
    :host(.full) {
      font-weight: 600;
    }
  `,
})
export class RecordSize {
  readonly bytes = input.required<number>();
  protected readonly size = computed(() => readable(this.bytes()));
  protected readonly share = computed(() => recordShare(this.bytes()) * 100);
  protected readonly tone = computed(() => recordTone(this.bytes()));
  protected readonly summary = computed(() => recordSummary(this.bytes(), this.size()));
}
