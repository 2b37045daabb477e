import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import { hubUrl } from '../api/hub-url';
import type { Cluster, Page } from '../api/types';

export interface PickedCluster {
  readonly id: string;
  readonly name: string;
}

const offered = 8;

/** Finds clusters by name, however many there are, and says which was picked. */
@Component({
  selector: 'sea-cluster-pick',
  template: `
    <input
      type="search"
      [value]="text()"
      (input)="text.set($any($event.target).value)"
      (keydown.enter)="first($event)"
      [attr.aria-label]="label()"
      i18n-placeholder
      placeholder="Name of a cluster"
      maxlength="200"
      autocomplete="off"
    />
    @if (found.hasValue()) {
      <ul [attr.aria-label]="label()">
        @for (cluster of choices(); track cluster.id) {
          <li>
            <button type="button" class="quiet" (click)="pick(cluster)">{{ cluster.name }}</button>
          </li>
        } @empty {
          <li class="muted" i18n>No other cluster has that in its name.</li>
        }
      </ul>
    } @else if (found.error()) {
      <p class="muted" i18n>Clusters cannot be read now; type again in a moment.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.3rem;
    }
    ul {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    button {
      width: 100%;
      min-height: 1.8rem;
      justify-content: flex-start;
      text-align: left;
      overflow-wrap: anywhere;
    }
  `,
})
export class ClusterPick {
  readonly label = input.required<string>();
  /** Ids that are picked already. */
  readonly without = input<readonly string[]>([]);
  readonly picked = output<PickedCluster>();
  protected readonly text = signal('');
  protected readonly found = httpResource<Page<Cluster>>(() =>
    this.text().trim() === ''
      ? undefined
      : hubUrl(['clusters'], { text: this.text().trim(), limit: offered + this.without().length }),
  );
  protected readonly choices = computed(() =>
    this.found.hasValue()
      ? this.found
          .value()
          .items.filter((cluster) => !this.without().includes(cluster.id))
          .slice(0, offered)
      : [],
  );

  protected pick({ id, name }: PickedCluster): void {
    this.picked.emit({ id, name });
    this.text.set('');
  }

  protected first(event: Event): void {
    event.preventDefault();
    const cluster = this.choices()[0];
    if (cluster) {
      this.pick(cluster);
    }
  }
}
