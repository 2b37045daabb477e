import type { Cluster, Me } from '../app/api/types';

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
