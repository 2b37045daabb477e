import { HttpClient } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Agent } from '../api/types';
import { Paged } from '../shell/paged';
import { Session } from '../shell/session';
import { Ago } from '../ui/ago';
import { HealthNote } from '../ui/health-note';
import { AgentRevocation } from './agent-revocation';
import { Deeds } from './deeds';
import { Listing } from './listing';

const skewWorthTelling = 5_000;

/** Each cluster's agent: heartbeat, certificate, clock; an identity can be taken away. */
@Component({
  selector: 'sea-agents',
  imports: [AgentRevocation, Ago, HealthNote, Listing, RouterLink],
  templateUrl: './agents.html',
  styleUrl: './lists.css',
})
export class Agents {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  protected readonly list = new Paged<Agent>('agents', (change) => change.kind === 'cluster');
  protected readonly deeds = new Deeds(this.list);
  protected readonly mayRevoke = computed(() => this.#session.may('admin'));
  protected readonly mayEnrol = computed(() => this.#session.mayEverywhere('admin'));

  /** As the health of a cluster, for the note that both share. */
  protected asHeard(agent: Agent) {
    return { health: agent.health, lastHeardAt: agent.lastHeardAt, silentSince: agent.lastHeardAt };
  }

  protected skew(agent: Agent): string {
    const seconds = Math.round(Math.abs(agent.clockSkewMillis) / 1000);
    if (Math.abs(agent.clockSkewMillis) < skewWorthTelling) {
      return '';
    }
    return agent.clockSkewMillis > 0 ? $localize`${seconds} s ahead` : $localize`${seconds} s behind`;
  }

  protected async revoke(agent: Agent, reason: string): Promise<void> {
    await this.deeds.attempt(() =>
      firstValueFrom(this.#http.post(hubUrl(['agents', agent.clusterId, 'revoke']), { reason })),
    );
  }
}
