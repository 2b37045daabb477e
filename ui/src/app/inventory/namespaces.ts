import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { ClusterNamespace, Page } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { ReadProblem } from '../ui/read-problem';
import { SeverityCounts } from '../ui/severity-counts';
import { unsettled } from '../ui/states';

const step = 50;
const most = 200;

interface NamespacesRead {
  readonly clusterId: string;
  /** Undefined = not there yet, or not read. */
  readonly page: Page<ClusterNamespace> | undefined;
}

/** The namespaces of a cluster and what Helm has there. */
@Component({
  selector: 'sea-namespaces',
  imports: [ReadProblem, RouterLink, SeverityCounts],
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
  /** Kept while the next answer about the cluster is on its way, so that nothing flickers. */
  protected readonly kept = linkedSignal<NamespacesRead, Page<ClusterNamespace> | null>({
    source: () => ({ clusterId: this.clusterId(), page: this.page.value() }),
    computation: ({ clusterId, page }, previous) =>
      page ?? (previous?.source.clusterId === clusterId ? previous.value : null),
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
