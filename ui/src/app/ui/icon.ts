import { Component, computed, input } from '@angular/core';

const paths = {
  access: 'M8 11a4 4 0 1 1 3.5-5.9A4 4 0 0 1 8 11zm0-4v.01M11 10l8 8m-3 0 2-2m-5-1 2-2',
  anchor:
    'M12 8v13M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8 11h8M4 14c0 4 3.5 7 8 7s8-3 8-7M4 14l-1.500 2.500M20 14l1.500 2.500',
  check: 'M5 12.5 10 17.500 19.500 7',
  close: 'M6 6l12 12M18 6 6 18',
  controls: 'M4 6h10M18 6h2M4 12h2M10 12h10M4 18h8M16 18h4M16 4v4M8 10v4M14 16v4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  dark: 'M20 14.500A8 8 0 0 1 9.500 4 8 8 0 1 0 20 14.500z',
  findings: 'M12 4 3 20h18zM12 10v5M12 17.500v.010',
  fleet: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  leave: 'M14 4h5v16h-5M4 12h11M11 8l4 4-4 4',
  light:
    'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600 19 19M5 19l1.400-1.400M17.600 6.400 19 5',
  next: 'M9 5l7 7-7 7',
  releases: 'M12 3l8 4.500v9L12 21l-8-4.500v-9zM4 7.500l8 4.500 8-4.500M12 12v9',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  sort: 'M8 5v14M4.500 15.500 8 19l3.500-3.500M16 19V5M12.500 8.500 16 5l3.500 3.500',
  system: 'M3 5h18v11H3zM8 20h8M12 16v4',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a word; it says nothing to a screen reader. */
@Component({
  selector: 'sea-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      width: 1.25em;
      height: 1.25em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.7;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => paths[this.name()]);
}
