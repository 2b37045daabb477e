import type { WordTone } from '../ui/word-tone';

/** How a release reads. Plain functions. */

/** The API server refuses a record above this. Bytes. */
export const recordLimit = 1_048_576;
/** From here on the next upgrade may be the one that does not fit. */
export const recordWarning = 0.8;

/** "Helm 3", or what the record leaves open. */
export function generationName(generation: number | null): string {
  switch (generation) {
    case null:
      return $localize`not known`;
    case 0:
      return $localize`Helm 3 or 4`;
    default:
      return $localize`Helm ${generation}`;
  }
}

/** Unknown is never green. */
export function statusTone(status: string | null): WordTone {
  switch (status) {
    case 'deployed':
      return 'good';
    case 'failed':
      return 'bad';
    case 'pending-install':
    case 'pending-upgrade':
    case 'pending-rollback':
    case 'uninstalling':
      return 'waiting';
    case 'superseded':
    case 'uninstalled':
      return 'over';
    default:
      return 'unknown';
  }
}

/** Of the limit, 0 to 1; more than the limit is 1. */
export function recordShare(bytes: number): number {
  return Math.min(1, bytes / recordLimit);
}

export type RecordTone = 'small' | 'near' | 'full';

export function recordTone(bytes: number): RecordTone {
  const share = bytes / recordLimit;
  return share >= 1 ? 'full' : share >= recordWarning ? 'near' : 'small';
}

/** "980 KiB, 93 % of the 1 MiB that the API server takes". */
export function recordSummary(bytes: number, size: string): string {
  const percent = Math.floor((bytes / recordLimit) * 100);
  return $localize`${size}, ${percent} % of the 1 MiB that the API server takes`;
}
