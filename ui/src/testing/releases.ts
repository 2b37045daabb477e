import type { Release, ReleaseDetail } from '../app/api/types';
import { aCluster } from './samples';

export function aRelease(change: Partial<Release> = {}): Release {
  return {
    fact: {
      id: 'cmVsZWFzZQ',
      clusterId: aCluster().id,
      clusterName: 'harbour',
      kind: 'ReleaseFact',
      key: 'ReleaseFact/shop/web',
      namespace: 'shop',
      name: 'web',
      changedAt: '2026-11-21T11:00:00Z',
      unreadable: null,
      verdicts: { passed: 9, failed: 2, unknown: 1, notApplicable: 3 },
    },
    generation: 3,
    status: 'deployed',
    chart: 'web',
    chartVersion: '1.2.3',
    storage: 'Secret',
    recordBytes: 943_718,
    deployedAt: '2026-11-01T11:00:00Z',
    ...change,
  };
}

export function aReleaseDetail(change: Partial<ReleaseDetail> = {}): ReleaseDetail {
  const release = aRelease();
  return {
    release,
    verdicts: [
      { controlId: 'a', title: 'Passes', severity: 'low', family: 'release', verdict: 'PASS', findingId: null },
      { controlId: 'b', title: 'Fails', severity: 'low', family: 'release', verdict: 'FAIL', findingId: 'f1' },
      { controlId: 'c', title: 'Fails badly', severity: 'high', family: 'release', verdict: 'FAIL', findingId: 'f2' },
      {
        controlId: 'd',
        title: 'Cannot be judged',
        severity: 'critical',
        family: 'x',
        verdict: 'UNKNOWN',
        findingId: null,
      },
    ],
    body: {
      revision: 12,
      chart: {
        name: 'web',
        version: '1.2.3',
        dependencies: [{ name: 'postgresql', version: '12', lockedVersion: '12' }],
      },
      storage: { kind: 'Secret', namespace: 'shop', name: 'sh.helm.release.v1.web.v12', revisions: 8, bytes: '943718' },
      credentials: [
        { source: 'USER_VALUES', keyPath: 'auth.<b>password</b>', detector: 'password-key', fingerprint: 'a1b2' },
      ],
      gaps: [{ resource: 'secrets', verb: 'get', namespace: 'shop', reason: 'DENIED' }],
    },
    workloads: [
      {
        fact: { ...release.fact, id: 'd29ya2xvYWQ', kind: 'WorkloadFact', name: 'web-server' },
        workload: 'Deployment',
        release: 'shop/web',
        containers: 2,
        images: ['registry.example.org/server:2.4.1@sha256:abc', 'sidecar:1'],
        serviceAccount: 'web',
      },
    ],
    images: [
      {
        image: 'registry.example.org/server:2.4.1@sha256:abc',
        workloads: ['d29ya2xvYWQ'],
        scan: { scanner: 'Trivy', scannedAt: '2026-11-20T11:00:00Z', critical: ['CVE-2024-3094'], high: [], lower: 2 },
      },
      { image: 'sidecar:1', workloads: ['d29ya2xvYWQ'], scan: null },
    ],
    workloadsMissing: null,
    scansMissing: null,
    ...change,
  };
}
