import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { FactVerdict, ReleaseDetail } from '../api/types';
import { liveResource, ofCluster } from '../shell/live-resource';
import { Ago } from '../ui/ago';
import { bytes, grouped } from '../ui/format';
import { ReadProblem } from '../ui/read-problem';
import { severities } from '../ui/severity';
import { SeverityMark } from '../ui/severity-mark';
import { VerdictBar, verdictSummary } from '../ui/verdict-bar';
import { dependencyVersion, releaseGraph, scanText } from './graph';
import { RecordSize } from './record-size';
import { credentialPlace, gapText, objectName, type ReleaseBody } from './release-body';
import { ReleasePicture } from './release-picture';
import { generationName } from './release-view';
import { ReleaseStatusTag } from './status-tag';

const order = ['FAIL', 'UNKNOWN', 'PASS', 'NOT_APPLICABLE'] as const;

/** What people have to act on first: failures, then what is not known; each worst first. */
export function byUrgency(verdicts: readonly FactVerdict[]): readonly FactVerdict[] {
  return [...verdicts].sort(
    (a, b) =>
      order.indexOf(a.verdict) - order.indexOf(b.verdict) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      a.title.localeCompare(b.title),
  );
}

/** One release: what it consists of, how it is judged, and how it is kept. */
@Component({
  selector: 'sea-release-page',
  imports: [Ago, ReadProblem, RecordSize, ReleasePicture, ReleaseStatusTag, RouterLink, SeverityMark, VerdictBar],
  templateUrl: './release-page.html',
  styleUrl: './release-page.css',
})
export class ReleasePage {
  // From the URL.
  readonly clusterId = input.required<string>();
  readonly factId = input.required<string>();

  protected readonly detail = liveResource<ReleaseDetail>(
    () => hubUrl(['clusters', this.clusterId(), 'releases', this.factId()]),
    ofCluster(() => this.clusterId()),
  );
  protected readonly body = computed<ReleaseBody>(() => (this.detail.hasValue() ? this.detail.value().body : {}));
  protected readonly graph = computed(() =>
    this.detail.hasValue() ? releaseGraph(this.detail.value(), this.body()) : null,
  );
  protected readonly verdicts = computed(() => (this.detail.hasValue() ? byUrgency(this.detail.value().verdicts) : []));
  protected readonly allVerdicts = signal(false);
  protected readonly shownVerdicts = computed(() =>
    this.verdicts().filter(({ verdict }) => this.allVerdicts() || verdict === 'FAIL' || verdict === 'UNKNOWN'),
  );
  protected readonly asTable = signal(false);
  protected readonly labels = computed(() => Object.entries(this.body().labels ?? {}));
  protected readonly workloadNames = computed(
    () =>
      new Map(
        this.detail.hasValue() ? this.detail.value().workloads.map(({ fact }) => [fact.id, fact.name] as const) : [],
      ),
  );
  protected readonly verdictName = {
    PASS: $localize`Pass`,
    FAIL: $localize`Fails`,
    UNKNOWN: $localize`Not known`,
    NOT_APPLICABLE: $localize`Does not apply`,
  } as const;
  protected readonly bytes = bytes;
  protected readonly grouped = grouped;
  protected readonly generationName = generationName;
  protected readonly verdictSummary = verdictSummary;
  protected readonly dependencyVersion = dependencyVersion;
  protected readonly scanText = scanText;
  protected readonly credentialPlace = credentialPlace;
  protected readonly gapText = gapText;
  protected readonly objectName = objectName;

  protected size(text: string | undefined): string {
    return bytes(Number(text ?? 0));
  }

  protected users(ids: readonly string[]): string {
    return ids.map((id) => this.workloadNames().get(id) ?? id).join(', ');
  }
}
