import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { Agent, Cluster, ItemError, Page, Scope } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { Paged } from '../shell/paged';
import { Ago } from '../ui/ago';
import { Clock } from '../ui/clock';
import { HealthNote } from '../ui/health-note';
import { ReadProblem } from '../ui/read-problem';
import { certificateState, skewInWords } from './agent-view';

/** Whether the agent of a cluster is well, what it may not read, and what it could not use. */
@Component({
  selector: 'sea-agent-health',
  imports: [Ago, HealthNote, ReadProblem, RouterLink],
  templateUrl: './agent-health.html',
  styleUrl: './agent-health.css',
})
export class AgentHealth {
  readonly #clock = inject(Clock);
  readonly cluster = input.required<Cluster>();
  readonly #id = computed(() => this.cluster().id);
  readonly #concerns = ofCluster(() => this.#id());
  protected readonly agents = liveResource<Page<Agent>>(
    () => hubUrl(['agents'], { cluster: this.#id() }),
    this.#concerns,
  );
  protected readonly scopes = new Paged<Scope>(() => ['clusters', this.#id(), 'scopes'], this.#concerns);
  protected readonly errors = liveResource<Page<ItemError>>(
    () => hubUrl(['clusters', this.#id(), 'errors'], { limit: 200 }),
    this.#concerns,
  );
  protected readonly gaps = computed(() => this.scopes.rows().filter((scope) => !scope.complete));
  protected readonly readable = computed(() => this.scopes.rows().length - this.gaps().length);
  protected readonly certificate = computed(() => {
    const agent = this.agents.hasValue() ? this.agents.value().items[0] : undefined;
    return agent === undefined ? null : certificateState(agent, this.#clock.now());
  });
  protected readonly skew = computed(() => {
    const { clockSkewMillis, lastHeardAt } = this.cluster();
    return skewInWords(lastHeardAt === null ? null : clockSkewMillis);
  });
}
