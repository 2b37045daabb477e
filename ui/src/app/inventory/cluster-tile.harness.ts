import { ComponentHarness } from '@angular/cdk/testing';

/** A tile as people see it. */
export class ClusterTileHarness extends ComponentHarness {
  static readonly hostSelector = 'sea-cluster-tile';

  readonly #name = this.locatorFor('h3');
  readonly #points = this.locatorFor('.points');
  readonly #grade = this.locatorFor('sea-grade');
  readonly #health = this.locatorFor('sea-health');

  async name(): Promise<string> {
    return (await this.#name()).text();
  }

  async points(): Promise<string> {
    return (await this.#points()).text();
  }

  async grade(): Promise<string | null> {
    return (await this.#grade()).getAttribute('aria-label');
  }

  async health(): Promise<string> {
    return (await this.#health()).text();
  }
}
