import { HttpClient, type HttpResponse } from '@angular/common/http';
import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Cluster, Person } from '../api/types';
import { Dialog } from '../ui/dialog';
import { ProblemNote } from '../ui/problem-note';
import { draftOf, draftProblem, type GrantDraft, grantOf, newDraft } from './grant-form';
import { GrantsEditor } from './grants-editor';
import { roleDeeds } from './scope-text';

export interface MadePerson {
  readonly account: string;
  readonly password: string;
}

/** Makes a local account, or changes what a person is called and may do. */
@Component({
  selector: 'sea-person-form',
  imports: [Dialog, GrantsEditor, ProblemNote],
  templateUrl: './person-form.html',
  styleUrl: './person-form.css',
})
export class PersonForm {
  readonly #http = inject(HttpClient);
  readonly made = output<MadePerson>();
  readonly changed = output();

  /** Null = a new one. */
  protected readonly person = signal<Person | null>(null);
  protected readonly account = signal('');
  protected readonly displayName = signal('');
  protected readonly drafts = signal<readonly GrantDraft[]>([newDraft]);
  protected readonly error = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly heading = computed(() => {
    const person = this.person();
    return person ? $localize`Change ${person.account}` : $localize`Add a local account`;
  });
  protected readonly ready = computed(
    () => !this.busy() && this.drafts().every((draft) => draftProblem(draft) === null),
  );
  protected readonly deeds = roleDeeds;
  #etag = '*';
  private readonly dialog = viewChild.required(Dialog);

  add(): void {
    this.#show(null, [newDraft]);
  }

  /** Reads the person anew, so that a change is made from the present state. */
  async change({ id }: Person): Promise<void> {
    const answer: HttpResponse<Person> = await firstValueFrom(
      this.#http.get<Person>(hubUrl(['people', id]), { observe: 'response' }),
    );
    if (answer.body) {
      this.#etag = answer.headers.get('ETag') ?? '*';
      this.#show(answer.body, await this.#named(answer.body.grants.map(draftOf)));
    }
  }

  protected close(): void {
    this.dialog().close();
  }

  protected async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const person = this.person();
    this.busy.set(true);
    this.error.set(null);
    try {
      await (person ? this.#save(person) : this.#make());
      this.close();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  async #make(): Promise<void> {
    const account = this.account();
    const wanted = { account, displayName: this.displayName().trim() || account, grants: this.drafts().map(grantOf) };
    const { password } = await firstValueFrom(this.#http.post<{ password: string }>(hubUrl(['people']), wanted));
    this.made.emit({ account, password });
  }

  async #save(person: Person): Promise<void> {
    const change = { displayName: this.displayName().trim() || person.account, grants: this.drafts().map(grantOf) };
    const headers = { 'If-Match': this.#etag };
    await firstValueFrom(this.#http.patch(hubUrl(['people', person.id]), change, { headers }));
    this.changed.emit();
  }

  /** With the names of clusters; one that is gone keeps its id. */
  async #named(drafts: readonly GrantDraft[]): Promise<readonly GrantDraft[]> {
    const ids = [...new Set(drafts.flatMap((draft) => draft.clusters.map((cluster) => cluster.id)))];
    const names = new Map(await Promise.all(ids.map((id) => this.#name(id))));
    return drafts.map((draft) => ({
      ...draft,
      clusters: draft.clusters.map(({ id, name }) => ({ id, name: names.get(id) ?? name })),
    }));
  }

  async #name(id: string): Promise<readonly [string, string]> {
    try {
      return [id, (await firstValueFrom(this.#http.get<Cluster>(hubUrl(['clusters', id])))).name];
    } catch {
      // The cluster is gone, or cannot be read now: its id names it as well.
      return [id, id];
    }
  }

  #show(person: Person | null, drafts: readonly GrantDraft[]): void {
    this.error.set(null);
    this.person.set(person);
    this.account.set('');
    this.displayName.set(person?.displayName ?? '');
    this.drafts.set(drafts);
    this.dialog().open();
  }
}
