import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { auditTime, filter, firstValueFrom, type Observable } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Control, Fact, Finding, FindingChange, FindingEvent, Page } from '../api/types';
import { type Change, Live } from '../shell/live';
import { type LiveResource, liveResource, ofCluster } from '../shell/live-resource';
import { RowList } from '../shell/row-list';
import { Session } from '../shell/session';
import { Ago } from '../ui/ago';
import { CopyText } from '../ui/copy-text';
import { formFields } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { ReadProblem } from '../ui/read-problem';
import { SeverityMark } from '../ui/severity-mark';
import { StateTag } from '../ui/state-tag';
import { stateName } from '../ui/states';
import { eventProof, eventTitle } from './events';
import { subject } from './finding-row';
import { isWorkload, relatedQuery, releaseOf } from './related';
import { changeName, stepsFrom, verdictOf } from './steps';

/** What is wrong, how it is known, how to fix it, and what happened so far; as a page, or beside the table. */
@Component({
  selector: 'sea-finding-detail',
  imports: [Ago, CopyText, ProblemNote, ReadProblem, RouterLink, SeverityMark, StateTag],
  templateUrl: './finding-detail.html',
  styleUrl: './finding-detail.css',
  host: { '[class.beside]': 'beside()' },
})
export class FindingDetail {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly findingId = input.required<string>();
  /** Beside the table there is a page around it already. */
  readonly beside = input(false);

  protected readonly finding: LiveResource<Finding> = liveResource<Finding>(
    () => hubUrl(['findings', this.findingId()]),
    (change) => this.#concerned(change),
  );
  /** A score says nothing about a finding. */
  readonly #concerned = (change: Change) => change.kind !== 'score' && ofCluster(() => this.#clusterId())(change);
  readonly #clusterId = computed(() => (this.finding.hasValue() ? this.finding.value().clusterId : ''));
  protected readonly events = new RowList<FindingEvent, FindingEvent>(
    (event) => event,
    50,
    (event) => event.id,
  );
  protected readonly control = liveResource<Control>(
    () => (this.finding.hasValue() ? hubUrl(['controls', this.finding.value().controlId]) : undefined),
    () => false,
  );
  /** Of a workload, to find its release. */
  readonly #fact = httpResource<Fact>(() => {
    const found = this.finding.hasValue() ? this.finding.value() : null;
    return found && isWorkload(found) ? hubUrl(['clusters', found.clusterId, 'facts', found.factId]) : undefined;
  });
  protected readonly release = computed(() => {
    const owner: unknown = this.#fact.hasValue() ? this.#fact.value().body['release'] : '';
    const own = this.finding.hasValue() ? releaseOf(this.finding.value()) : '';
    return own || (typeof owner === 'string' ? owner : '');
  });
  readonly #relatedUrl = computed(() => {
    const found = this.finding.hasValue() ? this.finding.value() : null;
    const waits = found && isWorkload(found) && this.#fact.isLoading();
    return found && !waits ? hubUrl(['findings'], { ...relatedQuery(found, this.release()), limit: 20 }) : undefined;
  });
  protected readonly related = httpResource<Page<Finding>>(() => this.#relatedUrl());
  protected readonly others = computed(() =>
    this.related.hasValue() ? this.related.value().items.filter((other) => other.id !== this.findingId()) : [],
  );
  protected readonly mayRespond = computed(() => this.#session.may('responder'));
  protected readonly steps = computed(() => (this.finding.hasValue() ? stepsFrom(this.finding.value().state) : []));
  protected readonly verdict = computed(() => verdictOf(this.finding.hasValue() ? this.finding.value().state : 'OPEN'));
  protected readonly error = signal<unknown>(null);
  /** A change that was not made because somebody was faster. */
  protected readonly overtaken = signal<FindingChange | null>(null);
  protected readonly nobody = $localize`nobody`;
  protected readonly eventTitle = eventTitle;
  protected readonly eventProof = eventProof;
  protected readonly stateName = stateName;
  protected readonly changeName = changeName;
  protected readonly subject = subject;

  constructor() {
    effect(() => {
      const id = this.findingId();
      untracked(() => {
        this.error.set(null);
        this.overtaken.set(null);
        this.events.show(['findings', id, 'events'], {});
      });
    });
    inject(Live)
      .changes.pipe(
        filter((change) => change.kind === 'resync' || this.#concerned(change)),
        auditTime(500),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.events.latest();
      });
  }

  protected async assign(event: SubmitEvent): Promise<void> {
    await this.change({ owner: formFields(event)('owner').trim() });
  }

  protected async assignMe(): Promise<void> {
    await this.change({ owner: this.#session.me()?.account ?? '' });
  }

  protected async comment(event: SubmitEvent): Promise<void> {
    const text = formFields(event)('text').trim();
    if (
      text !== '' &&
      (await this.#send(() => this.#http.post(hubUrl(['findings', this.findingId(), 'comments']), { text })))
    ) {
      (event.target as HTMLFormElement).reset();
    }
  }

  protected async change(change: FindingChange): Promise<void> {
    this.overtaken.set(null);
    const etag = this.finding.headers()?.get('ETag') ?? '*';
    await this.#send(
      () => this.#http.patch(hubUrl(['findings', this.findingId()]), change, { headers: { 'If-Match': etag } }),
      change,
    );
  }

  /** Whatever the hub answers, what is shown afterwards is the present state. */
  async #send(request: () => Observable<unknown>, change: FindingChange | null = null): Promise<boolean> {
    this.error.set(null);
    try {
      await firstValueFrom(request());
      return true;
    } catch (error) {
      if (change !== null && error instanceof HttpErrorResponse && error.status === 412) {
        this.overtaken.set(change);
      } else {
        this.error.set(error);
      }
      return false;
    } finally {
      this.finding.reload();
      this.events.latest();
    }
  }
}
