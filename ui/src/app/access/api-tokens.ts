import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { ApiToken, Grant } from '../api/types';
import { Paged } from '../shell/paged';
import { Ago } from '../ui/ago';
import { Clock } from '../ui/clock';
import { Confirm } from '../ui/confirm';
import { formFields } from '../ui/form-fields';
import { Session } from '../shell/session';
import { Deeds } from './deeds';
import { Listing } from './listing';
import { grantText } from './scope-text';
import { SecretOnce } from './secret-once';
import { tokenState, tokenStateName } from './tokens';

/** What lets programs in, in somebody's name. */
@Component({
  selector: 'sea-api-tokens',
  imports: [Ago, Confirm, Listing, SecretOnce],
  templateUrl: './api-tokens.html',
  styleUrl: './lists.css',
})
export class ApiTokens {
  readonly #http = inject(HttpClient);
  readonly #now = inject(Clock).now;
  readonly #me = inject(Session).me;
  protected readonly list = new Paged<ApiToken>('api-tokens');
  protected readonly deeds = new Deeds(this.list);
  protected readonly created = signal<string | null>(null);
  protected readonly grantText = grantText;

  /** A token gets one of the person's own grants, or less: a viewer of the same clusters. */
  protected grants(): readonly { readonly name: string; readonly grant: Grant }[] {
    const own = this.#me()?.grants ?? [];
    const lesser: readonly Grant[] = own.map((grant) => ({ ...grant, role: 'viewer' }));
    const all = new Map([...lesser, ...own].map((grant) => [JSON.stringify(grant), grant]));
    return [...all.values()].map((grant) => ({ name: grantText(grant), grant }));
  }

  protected state(token: ApiToken) {
    const state = tokenState(token, this.#now());
    return { usable: state === 'usable', name: tokenStateName[state] };
  }

  protected async create(event: SubmitEvent): Promise<void> {
    const form = formFields(event);
    const grant = this.grants()[Number(form('grant'))]?.grant;
    await this.deeds.attempt(async () => {
      const wanted = { name: form('name'), lifeDays: Number(form('days')), grant };
      const made = await firstValueFrom(this.#http.post<{ token: string }>(hubUrl(['api-tokens']), wanted));
      this.created.set(made.token);
    });
  }

  protected async revoke(token: ApiToken): Promise<void> {
    await this.deeds.attempt(() => firstValueFrom(this.#http.delete(hubUrl(['api-tokens', token.id]))));
  }
}
