import type { FindingChange, FindingState } from '../api/types';

export interface Step {
  readonly state: 'ACKNOWLEDGED' | 'IN_PROGRESS';
  readonly name: string;
}

/** What a person may do with a finding in this state; nobody closes one by hand. */
export function stepsFrom(state: FindingState): readonly Step[] {
  const acknowledge = { state: 'ACKNOWLEDGED', name: $localize`Acknowledge` } as const;
  const takeOn = { state: 'IN_PROGRESS', name: $localize`Take on` } as const;
  switch (state) {
    case 'OPEN':
    case 'REOPENED':
      return [acknowledge, takeOn];
    case 'ACKNOWLEDGED':
      return [takeOn];
    case 'IN_PROGRESS':
      return [acknowledge];
    default:
      return [];
  }
}

/** What the state says about the control, before its title. */
export function verdictOf(state: FindingState): string {
  switch (state) {
    case 'FIXED':
      return $localize`Holds again`;
    case 'UNKNOWN':
      return $localize`Not known`;
    case 'WITHDRAWN':
      return $localize`No longer judged`;
    case 'WAIVED':
      return $localize`Fails, accepted`;
    default:
      return $localize`Fails`;
  }
}

/** A change as a person would say it: "Acknowledge", "Assign to grace". */
export function changeName(change: FindingChange): string {
  if (change.state !== undefined) {
    return change.state === 'ACKNOWLEDGED' ? $localize`Acknowledge` : $localize`Take on`;
  }
  return change.owner ? $localize`Assign to ${change.owner}` : $localize`Assign to nobody`;
}
