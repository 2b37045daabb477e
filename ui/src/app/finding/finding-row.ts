import type { Finding } from '../api/types';

/** What a row of the table shows; the long texts are read where one finding is looked at. */
export type FindingRow = Omit<Finding, 'evidence' | 'fix' | 'missing'>;

export function toRow(finding: Finding): FindingRow {
  const row: FindingRow & Partial<Finding> = { ...finding };
  delete row.evidence;
  delete row.fix;
  delete row.missing;
  return row;
}

/** "payments/web", or what kind of thing it is where it has no name. */
export function subject(finding: Pick<Finding, 'namespace' | 'name' | 'subjectKind'>): string {
  const { namespace, name, subjectKind } = finding;
  return namespace === '' ? name || subjectKind : `${namespace}/${name || subjectKind}`;
}
