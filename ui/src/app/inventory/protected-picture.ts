import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import type { Picture } from '../api/types';
import { ArrowKeys } from '../ui/arrow-keys';
import { ConnectionDetail } from './connection-detail';
import { layout } from './picture-layout';
import { boxInset, boxText, count, lineHeight, lines, named, stateName, stateSign } from './picture-view';

/**
 * The protected Helm picture: who talks to whom when Helm works in a cluster, every connection safe, unsafe or unknown by
 * colour, line and mark. Pointing at one shows what is behind it, choosing keeps it. On narrow screens, and on request, the
 * same as a list.
 */
@Component({
  selector: 'sea-protected-picture',
  imports: [ArrowKeys, ConnectionDetail],
  templateUrl: './protected-picture.html',
  styleUrl: './protected-picture.css',
})
export class ProtectedPicture {
  readonly clusterId = input.required<string>();
  readonly clusterName = input.required<string>();
  readonly picture = input.required<Picture>();
  protected readonly asList = signal(false);
  readonly #pointed = signal<string | null>(null);
  protected readonly chosen = linkedSignal<string, string | null>({ source: this.clusterId, computation: () => null });

  protected readonly drawing = computed(() => layout(this.picture()));
  protected readonly boxes = computed(() => this.drawing().nodes.map((box) => ({ ...box, ...boxText(box.node) })));
  protected readonly list = computed(() => named(this.picture()));
  protected readonly shown = computed(() => {
    const id = this.#pointed() ?? this.chosen();
    return this.list().find(({ connection }) => connection.id === id) ?? null;
  });
  /** Where the Tab key stops among the arrows. */
  protected readonly stop = computed(
    () => this.shown()?.connection.id ?? this.drawing().connections[0]?.connection.id ?? null,
  );
  protected readonly counts = computed(() =>
    (['UNSAFE', 'UNKNOWN', 'SAFE'] as const).map((state) => ({ state, count: count(this.picture(), state) })),
  );
  protected readonly stateName = stateName;
  protected readonly stateSign = stateSign;
  protected readonly boxInset = boxInset;
  protected readonly lineHeight = lineHeight;
  protected readonly lines = lines;

  protected point(id: string | null): void {
    this.#pointed.set(id);
  }

  protected choose(id: string): void {
    this.chosen.update((chosen) => (chosen === id ? null : id));
  }

  protected name(id: string): string {
    const found = this.list().find(({ connection }) => connection.id === id);
    return found ? `${found.from} → ${found.to}: ${stateName[found.connection.state]}. ${found.connection.title}` : id;
  }

  protected pressed(event: Event, id: string): void {
    event.preventDefault();
    this.choose(id);
  }
}
