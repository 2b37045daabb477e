import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Control, Finding, FindingEvent, Page } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { Session } from '../shell/session';
import { Ago } from '../ui/ago';
import { CopyText } from '../ui/copy-text';
import { formFields } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { SeverityMark } from '../ui/severity-mark';
import { StateTag } from '../ui/state-tag';
import { eventProof, eventTitle } from './events';

/** One finding: what is wrong, how it is known, how to fix it, and what happened so far. */
@Component({
  selector: 'sea-finding-page',
  imports: [Ago, CopyText, ProblemNote, RouterLink, SeverityMark, StateTag],
  templateUrl: './finding-page.html',
  styleUrl: './finding-page.css',
})
export class FindingPage {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  /** From the URL. */
  readonly findingId = input.required<string>();

  protected readonly finding: HttpResourceRef<Finding | undefined> = liveResource<Finding>(
    () => hubUrl(['findings', this.findingId()]),
    ofCluster(() => this.#clusterId()),
  );
  readonly #clusterId = computed(() => (this.finding.hasValue() ? this.finding.value().clusterId : ''));
  protected readonly events = liveResource<Page<FindingEvent>>(
    () => hubUrl(['findings', this.findingId(), 'events'], { limit: 100 }),
    ofCluster(() => this.#clusterId()),
  );
  protected readonly control = liveResource<Control>(
    () => (this.finding.hasValue() ? hubUrl(['controls', this.finding.value().controlId]) : undefined),
    () => false,
  );
  protected readonly mayRespond = computed(() => this.#session.may('responder'));
  protected readonly steps = computed(() => {
    const state = this.finding.hasValue() ? this.finding.value().state : null;
    const acknowledge = { state: 'ACKNOWLEDGED', name: $localize`Acknowledge` } as const;
    const takeOn = { state: 'IN_PROGRESS', name: $localize`Take on` } as const;
    switch (state) {
      case 'OPEN':
      case 'REOPENED':
        return [acknowledge, takeOn];
      case 'ACKNOWLEDGED':
        return [takeOn];
      case 'IN_PROGRESS':
        return [acknowledge];
      default:
        return [];
    }
  });
  protected readonly verdict = computed(() => {
    const state = this.finding.hasValue() ? this.finding.value().state : 'OPEN';
    switch (state) {
      case 'FIXED':
        return $localize`Holds again`;
      case 'UNKNOWN':
        return $localize`Not known`;
      case 'WITHDRAWN':
        return $localize`No longer judged`;
      case 'WAIVED':
        return $localize`Fails, accepted`;
      default:
        return $localize`Fails`;
    }
  });
  protected readonly error = signal<unknown>(null);
  protected readonly nobody = $localize`nobody`;
  protected readonly eventTitle = eventTitle;
  protected readonly eventProof = eventProof;

  protected async step(state: 'ACKNOWLEDGED' | 'IN_PROGRESS'): Promise<void> {
    await this.#change({ state });
  }

  protected async assign(event: SubmitEvent): Promise<void> {
    await this.#change({ owner: formFields(event)('owner') });
  }

  protected async comment(event: SubmitEvent): Promise<void> {
    const text = formFields(event)('text').trim();
    if (text !== '') {
      await this.#send(() => this.#http.post(hubUrl(['findings', this.findingId(), 'comments']), { text }));
      (event.target as HTMLFormElement).reset();
    }
  }

  async #change(change: object): Promise<void> {
    const etag = this.finding.headers()?.get('ETag') ?? '*';
    await this.#send(() =>
      this.#http.patch(hubUrl(['findings', this.findingId()]), change, { headers: { 'If-Match': etag } }),
    );
  }

  async #send(request: () => ReturnType<HttpClient['post']>): Promise<void> {
    this.error.set(null);
    try {
      await firstValueFrom(request());
      this.finding.reload();
      this.events.reload();
    } catch (error) {
      this.error.set(error);
    }
  }
}
