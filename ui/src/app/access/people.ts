import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Person } from '../api/types';
import { Paged } from '../shell/paged';
import { Session } from '../shell/session';
import { Ago } from '../ui/ago';
import { Confirm } from '../ui/confirm';
import { CopyText } from '../ui/copy-text';
import { formFields } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { grantText, roleName, roles } from './scope-text';

/** Who may sign in, and what each may do. */
@Component({
  selector: 'sea-people',
  imports: [Ago, Confirm, CopyText, ProblemNote],
  templateUrl: './people.html',
  styleUrl: './lists.css',
})
export class People {
  readonly #http = inject(HttpClient);
  protected readonly me = inject(Session).me;
  protected readonly list = new Paged<Person>('people');
  protected readonly error = signal<unknown>(null);
  protected readonly created = signal<{ account: string; password: string } | null>(null);
  protected readonly roles = roles;
  protected readonly roleName = roleName;

  protected grants(person: Person): string {
    return person.grants.map(grantText).join('; ');
  }

  protected async create(event: SubmitEvent): Promise<void> {
    const form = formFields(event);
    const wanted = {
      account: form('account'),
      displayName: form('displayName') || form('account'),
      grants: [{ role: form('role'), scope: { kind: 'ALL' } }],
    };
    await this.#attempt(async () => {
      const made = await firstValueFrom(this.#http.post<{ password: string }>(hubUrl(['people']), wanted));
      this.created.set({ account: wanted.account, password: made.password });
    });
  }

  protected async setDisabled(person: Person, disabled: boolean): Promise<void> {
    await this.#attempt(() =>
      firstValueFrom(this.#http.patch(hubUrl(['people', person.id]), { disabled }, { headers: { 'If-Match': '*' } })),
    );
  }

  protected async resetPassword(person: Person): Promise<void> {
    await this.#attempt(async () => {
      const made = await firstValueFrom(
        this.#http.post<{ password: string }>(hubUrl(['people', person.id, 'password']), null),
      );
      this.created.set({ account: person.account, password: made.password });
    });
  }

  async #attempt(step: () => Promise<unknown>): Promise<void> {
    this.error.set(null);
    this.created.set(null);
    try {
      await step();
      await this.list.reload();
    } catch (error) {
      this.error.set(error);
    }
  }
}
