import type { FindingEvent } from '../api/types';

const titles = new Map<string, string>([
  ['OPENED', $localize`Opened`],
  ['FIXED', $localize`Fixed, by proof`],
  ['WITHDRAWN', $localize`Withdrawn: its control left the catalogue`],
  ['REOPENED', $localize`Reopened: it fails again`],
  ['BECAME_UNKNOWN', $localize`Became unknown`],
  ['KNOWN_AGAIN', $localize`Known again`],
  ['EVIDENCE_CHANGED', $localize`Evidence changed`],
  ['ACKNOWLEDGED', $localize`Acknowledged`],
  ['IN_PROGRESS', $localize`Taken on`],
  ['ASSIGNED', $localize`Owner changed`],
  ['COMMENTED', $localize`Comment`],
]);

/** What happened, in words; a kind this page does not know yet is shown as the hub names it. */
export function eventTitle(event: Pick<FindingEvent, 'kind'>): string {
  return titles.get(event.kind) ?? event.kind.toLowerCase().replaceAll('_', ' ');
}

/** "snapshot 3 of session 12": which proof stands behind it; empty for what people did. */
export function eventProof(event: Pick<FindingEvent, 'session' | 'epoch'>): string {
  if (event.session === null) {
    return '';
  }
  return event.epoch === null
    ? $localize`session ${event.session}`
    : $localize`snapshot ${event.epoch} of session ${event.session}`;
}
