import type { Finding } from '../api/types';
import type { Query } from '../shell/row-list';
import { unsettled } from '../ui/states';

type Object = Pick<Finding, 'clusterId' | 'factId' | 'factKind' | 'namespace' | 'name'>;

/** "namespace/name" of the release that it is about; empty = it is about none, as far as the finding tells. */
export function releaseOf(finding: Object): string {
  const named = finding.factKind.endsWith('ReleaseFact') && finding.namespace !== '' && finding.name !== '';
  return named ? `${finding.namespace}/${finding.name}` : '';
}

export function isWorkload(finding: Object): boolean {
  return finding.factKind.endsWith('WorkloadFact');
}

/** What else is to be done about the same release, its workloads included, or else about the very same object. */
export function relatedQuery(finding: Object, release: string): Query {
  return {
    state: unsettled,
    cluster: [finding.clusterId],
    ...(release === '' ? { fact: finding.factId } : { release }),
  };
}
