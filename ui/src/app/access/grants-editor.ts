import { Component, model } from '@angular/core';
import type { Role } from '../api/types';
import { ClusterPick, type PickedCluster } from '../ui/cluster-pick';
import { Icon } from '../ui/icon';
import { draftProblem, type GrantDraft, newDraft } from './grant-form';
import { roleName, roles } from './scope-text';

/** Which role somebody has for which clusters: all, some by name, or those that carry labels. */
@Component({
  selector: 'sea-grants-editor',
  imports: [ClusterPick, Icon],
  templateUrl: './grants-editor.html',
  styleUrl: './grants-editor.css',
})
export class GrantsEditor {
  readonly drafts = model.required<readonly GrantDraft[]>();
  protected readonly roles = roles;
  protected readonly roleName = roleName;
  protected readonly problem = draftProblem;

  protected role(index: number, event: Event): void {
    this.#change(index, { role: (event.target as HTMLSelectElement).value as Role });
  }

  protected kind(index: number, event: Event): void {
    this.#change(index, { kind: (event.target as HTMLSelectElement).value as GrantDraft['kind'] });
  }

  protected labels(index: number, event: Event): void {
    this.#change(index, { labels: (event.target as HTMLInputElement).value });
  }

  protected pick(index: number, cluster: PickedCluster): void {
    this.#change(index, { clusters: [...(this.drafts()[index]?.clusters ?? []), cluster] });
  }

  protected leave(index: number, id: string): void {
    const clusters = this.drafts()[index]?.clusters ?? [];
    this.#change(index, { clusters: clusters.filter((cluster) => cluster.id !== id) });
  }

  protected remove(index: number): void {
    this.drafts.update((drafts) => drafts.filter((_draft, at) => at !== index));
  }

  protected add(): void {
    this.drafts.update((drafts) => [...drafts, newDraft]);
  }

  protected ids(draft: GrantDraft): readonly string[] {
    return draft.clusters.map((cluster) => cluster.id);
  }

  #change(index: number, change: Partial<GrantDraft>): void {
    this.drafts.update((drafts) => drafts.map((draft, at) => (at === index ? { ...draft, ...change } : draft)));
  }
}
