import { Component, computed, type ElementRef, input, linkedSignal, viewChild } from '@angular/core';
import type { ReleaseGraph } from './graph';
import { columnWidth, connected, layout, neighbour, nodeHeight, nodeWidth, type PlacedNode } from './layout';

const letters = { title: 22, detail: 25 } as const;

/** A release, its subcharts, workloads, images and their vulnerabilities, drawn; arrow keys go from one to the other. */
@Component({
  selector: 'sea-release-picture',
  templateUrl: './release-picture.html',
  styleUrl: './release-picture.css',
})
export class ReleasePicture {
  readonly graph = input.required<ReleaseGraph>();
  protected readonly width = nodeWidth;
  protected readonly height = nodeHeight;
  protected readonly layout = computed(() => layout(this.graph()));
  /** Over each column. */
  protected readonly headings = [
    $localize`Release`,
    $localize`Subcharts and workloads`,
    $localize`Images`,
    $localize`Vulnerabilities`,
  ].map((text, layer) => ({ text, x: layer * columnWidth }));
  protected readonly box = computed(() => `-4 -28 ${this.layout().width + 8} ${this.layout().height + 32}`);
  protected readonly chosen = linkedSignal<PlacedNode | undefined>(() => this.layout().nodes[0]);
  protected readonly lit = computed(() => {
    const chosen = this.chosen();
    return chosen ? connected(chosen.id, this.layout().edges) : new Set<string>();
  });
  private readonly picture = viewChild.required<ElementRef<SVGElement>>('picture');

  protected short(text: string, line: keyof typeof letters): string {
    return text.length > letters[line] ? `${text.slice(0, letters[line] - 1)}…` : text;
  }

  protected walk(event: KeyboardEvent, node: PlacedNode): void {
    const next = neighbour(event.key, node, this.layout().nodes);
    if (next) {
      event.preventDefault();
      this.chosen.set(next);
      const index = this.layout().nodes.indexOf(next);
      this.picture().nativeElement.querySelector<SVGElement>(`[data-index="${index}"]`)?.focus();
    }
  }
}
