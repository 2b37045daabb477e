import type { Cluster, ClusterControl, Control, Finding, Me } from '../app/api/types';

export const now = Date.parse('2026-11-21T12:00:00Z');

export function aScore(points: number): NonNullable<Cluster['score']> {
  const grade = points >= 90 ? 'A' : points >= 80 ? 'B' : points >= 70 ? 'C' : points >= 60 ? 'D' : 'F';
  return {
    version: 1,
    points,
    grade,
    base: 88.5,
    cap: 'high',
    penalty: 0,
    pointsWithoutWaivers: points,
    at: '2026-11-21T11:59:00Z',
  };
}

export function aCluster(change: Partial<Cluster> = {}): Cluster {
  return {
    id: 'aaaaaaaa-0000-4000-8000-000000000001',
    name: 'harbour',
    labels: { environment: 'production' },
    health: 'LIVE',
    kubernetesVersion: 'v1.36.1',
    agentVersion: '0.1.0',
    namespaces: [],
    enrolledAt: '2026-11-01T08:00:00Z',
    connectedAt: '2026-11-21T08:00:00Z',
    lastHeardAt: '2026-11-21T11:59:50Z',
    observedAt: '2026-11-21T11:59:00Z',
    silentSince: null,
    clockSkewMillis: 3,
    score: aScore(72),
    coverage: { judged: 93, unknown: 7, percent: 93 },
    open: { critical: 0, high: 3, medium: 5, low: 12 },
    judgedAt: '2026-11-21T11:59:00Z',
    ...change,
  };
}

export const admin: Me = {
  id: '00000000-0000-4000-8000-000000000001',
  account: 'admin',
  displayName: 'Ada Admin',
  method: 'local',
  mustChangePassword: false,
  grants: [{ role: 'admin', scope: { kind: 'ALL' } }],
  csrfToken: 'proof',
  expiresAt: '2026-11-22T12:00:00Z',
};

export function aControlTally(change: Partial<ClusterControl> = {}): ClusterControl {
  return {
    controlId: 'tiller-tls',
    title: 'Tiller speaks TLS only',
    severity: 'critical',
    family: 'tiller',
    tally: { passed: 1, failed: 2, waived: 0, unknown: 0, notApplicable: 0 },
    lost: 12.5,
    gain: 4,
    gainAll: 20,
    ...change,
  };
}

export function aControl(change: Partial<Control> = {}): Control {
  return {
    id: 'tiller-tls',
    title: 'Tiller speaks TLS only',
    severity: 'critical',
    family: 'tiller',
    fact: 'TillerFact',
    builtIn: true,
    applies: null,
    assessable: null,
    passes: "fact.configured_transport == 'MUTUAL_TLS'",
    evidence: 'fact.name',
    escalatesTo: null,
    escalatesWhen: null,
    why: 'Whoever reaches an open Tiller installs what they like.',
    fix: 'helm2 init --upgrade --tiller-tls',
    accept: 'Never.',
    params: { days: 7 },
    frameworks: { cis: ['5.1.1'] },
    tally: { passed: 3, failed: 1, waived: 0, unknown: 2, notApplicable: 1 },
    openFindings: 1,
    ...change,
  };
}

export function aFinding(change: Partial<Finding> = {}): Finding {
  return {
    id: '00000000-0000-4000-8000-00000000000f',
    clusterId: aCluster().id,
    clusterName: 'harbour',
    controlId: 'tiller-tls',
    title: 'Tiller speaks TLS only',
    family: 'tiller',
    severity: 'critical',
    state: 'OPEN',
    stateBefore: null,
    subjectKind: 'Tiller',
    namespace: 'kube-system',
    name: 'tiller-deploy',
    factKind: 'TillerFact',
    factId: 'Zg',
    evidence: 'Deployment kube-system/tiller-deploy: --tls-verify is not set',
    fix: 'helm2 init --upgrade --tiller-tls-verify',
    missing: '',
    owner: '',
    dueAt: '2026-11-28T12:00:00Z',
    overdue: false,
    openedAt: '2026-11-20T12:00:00Z',
    changedAt: '2026-11-21T11:00:00Z',
    closedAt: null,
    closedSession: null,
    closedEpoch: null,
    timesReopened: 0,
    ...change,
  };
}
