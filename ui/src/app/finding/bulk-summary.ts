import type { BulkResult } from '../api/types';
import { type FindingRow, subject } from './finding-row';

export interface LeftFinding {
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

export interface BulkSummary {
  readonly changed: ReadonlySet<string>;
  /** Those that stayed as they were, each with why. */
  readonly left: readonly LeftFinding[];
}

export function bulkSummary(result: BulkResult, rows: readonly FindingRow[]): BulkSummary {
  const known = new Map(rows.map((row) => [row.id, row]));
  return {
    changed: new Set(result.items.filter((item) => item.outcome === 'CHANGED').map((item) => item.findingId)),
    left: result.items
      .filter((item) => item.outcome !== 'CHANGED')
      .map((item) => {
        const row = known.get(item.findingId);
        return {
          id: item.findingId,
          name: row ? `${row.title}: ${subject(row)} (${row.clusterName})` : item.findingId,
          why:
            item.detail ||
            (item.outcome === 'NOT_FOUND' ? $localize`It is no longer there.` : $localize`The hub refused it.`),
        };
      }),
  };
}
