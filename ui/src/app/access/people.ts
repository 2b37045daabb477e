import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Person } from '../api/types';
import { Paged } from '../shell/paged';
import { Session } from '../shell/session';
import { Ago } from '../ui/ago';
import { Confirm } from '../ui/confirm';
import { Deeds } from './deeds';
import { Listing } from './listing';
import { type MadePerson, PersonForm } from './person-form';
import { grantText } from './scope-text';
import { SecretOnce } from './secret-once';

/** Who may sign in, and what each may do. */
@Component({
  selector: 'sea-people',
  imports: [Ago, Confirm, Listing, PersonForm, SecretOnce],
  templateUrl: './people.html',
  styleUrl: './lists.css',
})
export class People {
  readonly #http = inject(HttpClient);
  protected readonly me = inject(Session).me;
  protected readonly list = new Paged<Person>('people');
  protected readonly deeds = new Deeds(this.list);
  protected readonly created = signal<MadePerson | null>(null);
  protected readonly changeLabel = $localize`Change`;

  protected grants(person: Person): string {
    return person.grants.map(grantText).join('; ');
  }

  protected async note(made: MadePerson): Promise<void> {
    this.created.set(made);
    await this.list.reload();
  }

  protected async change(person: Person, form: PersonForm): Promise<void> {
    await this.deeds.attempt(() => form.change(person));
  }

  protected async setDisabled(person: Person, disabled: boolean): Promise<void> {
    await this.deeds.attempt(() =>
      firstValueFrom(this.#http.patch(hubUrl(['people', person.id]), { disabled }, { headers: { 'If-Match': '*' } })),
    );
  }

  protected async resetPassword(person: Person): Promise<void> {
    await this.deeds.attempt(async () => {
      const url = hubUrl(['people', person.id, 'password']);
      const { password } = await firstValueFrom(this.#http.post<{ password: string }>(url, null));
      this.created.set({ account: person.account, password });
    });
  }
}
