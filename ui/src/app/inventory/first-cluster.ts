import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { CreatedJoinToken, NewJoinToken } from '../api/types';
import { Session } from '../shell/session';
import { CopyText } from '../ui/copy-text';
import { ProblemNote } from '../ui/problem-note';
import { enrolCommand } from '../ui/enrol-command';

/** An empty hub: how the first cluster gets here. The fleet takes over as soon as one does. */
@Component({
  selector: 'sea-first-cluster',
  imports: [CopyText, ProblemNote],
  templateUrl: './first-cluster.html',
  styleUrl: './first-cluster.css',
})
export class FirstCluster {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  protected readonly created = signal<CreatedJoinToken | null>(null);
  protected readonly error = signal<unknown>(null);
  protected readonly mayEnrol = computed(() => this.#session.mayEverywhere('admin'));
  protected readonly command = computed(() => {
    const created = this.created();
    return created && enrolCommand(created);
  });

  protected async createToken(): Promise<void> {
    const wanted: NewJoinToken = { uses: 1, lifeMinutes: 24 * 60 };
    this.error.set(null);
    try {
      this.created.set(await firstValueFrom(this.#http.post<CreatedJoinToken>(hubUrl(['join-tokens']), wanted)));
    } catch (error) {
      this.error.set(error);
    }
  }
}
