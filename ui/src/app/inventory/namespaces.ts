import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { ClusterNamespace, Page } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { ProblemNote } from '../ui/problem-note';
import { SeverityCounts } from '../ui/severity-counts';
import { unsettled } from '../ui/states';

const step = 50;
const most = 200;

/** The namespaces of a cluster and what Helm has there. */
@Component({
  selector: 'sea-namespaces',
  imports: [ProblemNote, RouterLink, SeverityCounts],
  templateUrl: './namespaces.html',
  styleUrl: './part.css',
})
export class Namespaces {
  readonly clusterId = input.required<string>();
  protected readonly text = signal('');
  protected readonly limit = linkedSignal({ source: this.clusterId, computation: () => step });
  protected readonly page = liveResource<Page<ClusterNamespace>>(
    () => hubUrl(['clusters', this.clusterId(), 'namespaces'], { text: this.text().trim(), limit: this.limit() }),
    ofCluster(() => this.clusterId()),
  );
  /** Kept while the next answer is on its way, so that nothing flickers. */
  protected readonly kept = linkedSignal<Page<ClusterNamespace> | null, Page<ClusterNamespace> | null>({
    source: () => (this.page.hasValue() ? this.page.value() : null),
    computation: (page, previous) => page ?? previous?.value ?? null,
  });
  protected readonly full = computed(() => this.limit() >= most);
  protected readonly states = unsettled.join(',');

  protected more(): void {
    this.limit.set(most);
  }

  protected find(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }
}
