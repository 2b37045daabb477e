import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CopyText } from '../ui/copy-text';
import { SeverityMark } from '../ui/severity-mark';
import { StateTag } from '../ui/state-tag';
import { unsettled } from '../ui/states';
import { Verdict } from '../ui/verdict';
import { type Named, stateName, stateSign } from './picture-view';

/** What is behind a connection: its controls, worst first, each with evidence and fix where it fails. */
@Component({
  selector: 'sea-connection-detail',
  imports: [CopyText, RouterLink, SeverityMark, StateTag, Verdict],
  templateUrl: './connection-detail.html',
  styleUrl: './connection-detail.css',
  host: { '[class]': 'of().connection.state' },
})
export class ConnectionDetail {
  readonly clusterId = input.required<string>();
  readonly of = input.required<Named>();
  /** Without what stands in the list already. */
  readonly short = input(false);
  protected readonly controls = computed(() => this.of().connection.controls);
  protected readonly states = unsettled.join(',');
  protected readonly stateName = stateName;
  protected readonly stateSign = stateSign;
  protected readonly fixLabel = $localize`Fix`;
}
