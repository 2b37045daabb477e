import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { Fact, VerdictWord } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { Ago } from '../ui/ago';
import { ReadProblem } from '../ui/read-problem';
import { SeverityMark } from '../ui/severity-mark';
import { severities } from '../ui/severity';
import { Verdict } from '../ui/verdict';
import { tillerFacts } from './tiller-facts';

const order: readonly VerdictWord[] = ['FAIL', 'UNKNOWN', 'PASS', 'NOT_APPLICABLE'];

/** One Tiller: what was seen of it, and what each control says. */
@Component({
  selector: 'sea-tiller-detail',
  imports: [Ago, ReadProblem, RouterLink, SeverityMark, Verdict],
  templateUrl: './tiller-detail.html',
  styleUrl: './tiller-detail.css',
})
export class TillerDetail {
  readonly clusterId = input.required<string>();
  readonly factId = input.required<string>();
  protected readonly fact = liveResource<Fact>(
    () => hubUrl(['clusters', this.clusterId(), 'facts', this.factId()]),
    ofCluster(() => this.clusterId()),
  );
  protected readonly rows = computed(() => (this.fact.hasValue() ? tillerFacts(this.fact.value().body) : []));
  protected readonly verdicts = computed(() =>
    this.fact.hasValue()
      ? this.fact
          .value()
          .verdicts.toSorted(
            (a, b) =>
              order.indexOf(a.verdict) - order.indexOf(b.verdict) ||
              severities.indexOf(a.severity) - severities.indexOf(b.severity),
          )
      : [],
  );
}
