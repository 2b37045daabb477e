import type { FindingState } from '../api/types';

export const findingStates: readonly FindingState[] = [
  'OPEN',
  'REOPENED',
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'UNKNOWN',
  'WAIVED',
  'FIXED',
  'WITHDRAWN',
];

export const stateName: Readonly<Record<FindingState, string>> = {
  OPEN: $localize`Open`,
  REOPENED: $localize`Reopened`,
  ACKNOWLEDGED: $localize`Acknowledged`,
  IN_PROGRESS: $localize`In progress`,
  UNKNOWN: $localize`Unknown`,
  WAIVED: $localize`Waived`,
  FIXED: $localize`Fixed`,
  WITHDRAWN: $localize`Withdrawn`,
};

/** What a person has to act on: not proven fixes, waivers, or controls that are gone. */
export const unsettled: readonly FindingState[] = ['OPEN', 'REOPENED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'UNKNOWN'];
