import { Component, computed, type ElementRef, input, linkedSignal, viewChild } from '@angular/core';
import type { ReleaseGraph } from './graph';
import { connected, layout, neighbour, nodeHeight, nodeWidth, type PlacedNode } from './layout';

const letters = 29;

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
  protected readonly box = computed(() => `-4 -4 ${this.layout().width + 8} ${this.layout().height + 8}`);
  protected readonly chosen = linkedSignal<PlacedNode | undefined>(() => this.layout().nodes[0]);
  protected readonly lit = computed(() => {
    const chosen = this.chosen();
    return chosen ? connected(chosen.id, this.layout().edges) : new Set<string>();
  });
  private readonly picture = viewChild.required<ElementRef<SVGElement>>('picture');

  protected short(text: string): string {
    return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
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
