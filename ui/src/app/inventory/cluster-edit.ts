import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Component, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Cluster, ClusterChange } from '../api/types';
import { formFields } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { labelsFrom, labelText } from './label-text';

/** Another name, other labels. A change by somebody else meanwhile is not overwritten unseen. */
@Component({
  selector: 'sea-cluster-edit',
  imports: [Icon, ProblemNote],
  templateUrl: './cluster-edit.html',
  styleUrl: './cluster-edit.css',
})
export class ClusterEdit {
  readonly #http = inject(HttpClient);
  readonly cluster = input.required<Cluster>();
  readonly changed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  /** The cluster as the hub had it when the dialog opened. */
  protected readonly seen = signal<Cluster | null>(null);
  protected readonly error = signal<unknown>(null);
  protected readonly busy = signal(false);
  #etag = '*';
  protected readonly labelText = labelText;

  protected async open(): Promise<void> {
    this.error.set(null);
    this.seen.set(null);
    this.dialog().nativeElement.showModal();
    try {
      this.seen.set(await this.#look());
    } catch (error) {
      this.error.set(error);
    }
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected async save(event: SubmitEvent): Promise<void> {
    const field = formFields(event);
    this.error.set(null);
    this.busy.set(true);
    try {
      const change: ClusterChange = { name: field('name').trim(), labels: labelsFrom(field('labels')) };
      const url = hubUrl(['clusters', this.cluster().id]);
      await firstValueFrom(this.#http.patch(url, change, { headers: { 'If-Match': this.#etag } }));
      this.changed.emit();
      this.close();
    } catch (error) {
      await this.#explain(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** What was entered stays; after somebody else's change the next try is meant to be on top of it. */
  async #explain(error: unknown): Promise<void> {
    if (!(error instanceof HttpErrorResponse) || error.status !== 412) {
      this.error.set(error);
      return;
    }
    try {
      const now = await this.#look();
      const labels = labelText(now.labels).replaceAll('\n', ', ');
      this.error.set(
        new Error(
          $localize`The cluster changed meanwhile. It is now called ${now.name}, with the labels: ${labels || '–'}. Save again to replace that.`,
        ),
      );
    } catch (again) {
      this.error.set(again);
    }
  }

  async #look(): Promise<Cluster> {
    const response = await firstValueFrom(
      this.#http.get<Cluster>(hubUrl(['clusters', this.cluster().id]), { observe: 'response' }),
    );
    this.#etag = response.headers.get('ETag') ?? '*';
    return response.body ?? this.cluster();
  }
}
