import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { CreatedJoinToken, JoinToken, NewJoinToken } from '../api/types';
import { Paged } from '../shell/paged';
import { Ago } from '../ui/ago';
import { Clock } from '../ui/clock';
import { Confirm } from '../ui/confirm';
import { enrolCommand } from '../ui/enrol-command';
import { formFields } from '../ui/form-fields';
import { Deeds } from './deeds';
import { Listing } from './listing';
import { SecretOnce } from './secret-once';
import { tokenState, tokenStateName } from './tokens';

/** What lets new agents in. */
@Component({
  selector: 'sea-join-tokens',
  imports: [Ago, Confirm, Listing, SecretOnce],
  templateUrl: './join-tokens.html',
  styleUrl: './lists.css',
})
export class JoinTokens {
  readonly #http = inject(HttpClient);
  readonly #now = inject(Clock).now;
  protected readonly list = new Paged<JoinToken>('join-tokens', (change) => change.kind === 'cluster');
  protected readonly deeds = new Deeds(this.list);
  protected readonly created = signal<CreatedJoinToken | null>(null);
  protected readonly command = computed(() => {
    const created = this.created();
    return created && enrolCommand(created);
  });

  protected state(token: JoinToken) {
    const state = tokenState(token, this.#now());
    return { usable: state === 'usable', name: tokenStateName[state] };
  }

  protected async create(event: SubmitEvent): Promise<void> {
    const form = formFields(event);
    const clusterId = form('cluster').trim();
    const wanted: NewJoinToken = {
      uses: Number(form('uses')),
      lifeMinutes: Number(form('hours')) * 60,
      ...(clusterId === '' ? {} : { clusterId }),
    };
    await this.deeds.attempt(async () => {
      this.created.set(await firstValueFrom(this.#http.post<CreatedJoinToken>(hubUrl(['join-tokens']), wanted)));
    });
  }

  protected async revoke(token: JoinToken): Promise<void> {
    await this.deeds.attempt(() => firstValueFrom(this.#http.delete(hubUrl(['join-tokens', token.id]))));
  }
}
