import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Agent, Cluster, ItemError, Page, Scope } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { Ago } from '../ui/ago';
import { Clock } from '../ui/clock';
import { HealthNote } from '../ui/health-note';
import { ProblemNote } from '../ui/problem-note';
import { certificateState, skewInWords } from './agent-view';

/** Whether the agent of a cluster is well, what it may not read, and what it could not use. */
@Component({
  selector: 'sea-agent-health',
  imports: [Ago, HealthNote, ProblemNote, RouterLink],
  templateUrl: './agent-health.html',
  styleUrl: './agent-health.css',
})
export class AgentHealth {
  readonly #http = inject(HttpClient);
  readonly #clock = inject(Clock);
  readonly cluster = input.required<Cluster>();
  readonly #id = computed(() => this.cluster().id);
  readonly #concerns = ofCluster(() => this.#id());
  protected readonly agent = resource({
    params: () => this.#id(),
    loader: ({ params }) => this.#find(params),
  });
  protected readonly scopes = liveResource<Page<Scope>>(
    () => hubUrl(['clusters', this.#id(), 'scopes'], { limit: 200 }),
    this.#concerns,
  );
  protected readonly errors = liveResource<Page<ItemError>>(
    () => hubUrl(['clusters', this.#id(), 'errors'], { limit: 200 }),
    this.#concerns,
  );
  protected readonly gaps = computed(() =>
    this.scopes.hasValue() ? this.scopes.value().items.filter((scope) => !scope.complete) : [],
  );
  protected readonly readable = computed(() =>
    this.scopes.hasValue() ? this.scopes.value().items.length - this.gaps().length : 0,
  );
  protected readonly certificate = computed(() => {
    const agent = this.agent.hasValue() ? this.agent.value() : null;
    return agent === null ? null : certificateState(agent, this.#clock.now());
  });
  protected readonly skew = computed(() => skewInWords(this.cluster().clockSkewMillis));

  /** The list of agents has no filter, so it is read up to this one. */
  async #find(clusterId: string): Promise<Agent | null> {
    let cursor: string | null = null;
    do {
      const url = hubUrl(['agents'], { limit: 200, cursor });
      const page: Page<Agent> = await firstValueFrom(this.#http.get<Page<Agent>>(url));
      const found = page.items.find((agent) => agent.clusterId === clusterId);
      if (found) {
        return found;
      }
      cursor = page.next;
    } while (cursor !== null);
    return null;
  }
}
