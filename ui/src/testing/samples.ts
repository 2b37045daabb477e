import type { Cluster, ClusterControl, Control, Finding, Fleet, Me, Picture, Tile } from '../app/api/types';

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

export function aTile(change: Partial<Tile> = {}): Tile {
  return {
    id: 'aaaaaaaa-0000-4000-8000-000000000001',
    name: 'harbour',
    labels: { environment: 'production' },
    health: 'LIVE',
    lastHeardAt: '2026-11-21T11:59:50Z',
    points: 72,
    grade: 'C',
    coveragePercent: 93,
    open: { critical: 0, high: 3, medium: 5, low: 12 },
    weeks: [null, null, 60, 61, 62, 63, 64, 66, 68, 69, 70, 72],
    ...change,
  };
}

/** A tile of so many points, with the grade for it. */
export function aTileOf(points: number, change: Partial<Tile> = {}): Tile {
  return aTile({ points, grade: aScore(points).grade, ...change });
}

/** Sums that do not contradict the tiles. */
export function aFleet(...tiles: readonly Tile[]): Fleet {
  const count = (matches: (tile: Tile) => boolean) => tiles.filter(matches).length;
  const sum = (of: (tile: Tile) => number) => tiles.reduce((total, tile) => total + of(tile), 0);
  const scored = tiles.flatMap((tile) => tile.points ?? []);
  return {
    clusters: tiles.length,
    mean: scored.length === 0 ? null : scored.reduce((total, points) => total + points, 0) / scored.length,
    grades: {
      A: count((tile) => tile.grade === 'A'),
      B: count((tile) => tile.grade === 'B'),
      C: count((tile) => tile.grade === 'C'),
      D: count((tile) => tile.grade === 'D'),
      F: count((tile) => tile.grade === 'F'),
    },
    unscored: count((tile) => tile.points === null),
    health: {
      LIVE: count((tile) => tile.health === 'LIVE'),
      SYNCING: count((tile) => tile.health === 'SYNCING'),
      SILENT: count((tile) => tile.health === 'SILENT'),
      NEVER_SEEN: count((tile) => tile.health === 'NEVER_SEEN'),
    },
    open: {
      critical: sum((tile) => tile.open.critical),
      high: sum((tile) => tile.open.high),
      medium: sum((tile) => tile.open.medium),
      low: sum((tile) => tile.open.low),
    },
    unknown: 4,
    overdue: 2,
    tiles: [...tiles],
  };
}

/** A client that talks to a Tiller in the clear, and to an API server that is safe. */
export function aPicture(): Picture {
  const control = {
    controlId: 'tiller-tls',
    title: 'Tiller speaks TLS only',
    severity: 'critical',
    verdict: 'FAIL',
    tally: { passed: 0, failed: 1, waived: 0, unknown: 0, notApplicable: 0 },
    finding: {
      id: '00000000-0000-4000-8000-00000000000f',
      state: 'OPEN',
      evidence: '--tls-verify is not set',
      fix: 'helm2 init --upgrade --tiller-tls-verify',
      missing: '',
    },
  } as const;
  const node = (id: string, kind: Picture['nodes'][number]['kind'], title: string) => ({
    id,
    kind,
    title,
    detail: 'known',
    factId: null,
  });
  return {
    state: 'UNSAFE',
    summary: 'One connection is unsafe.',
    nodes: [
      node('client', 'HELM_CLIENT', 'Helm clients'),
      node('tiller', 'TILLER', 'kube-system/tiller-deploy'),
      node('pods', 'PODS', 'Neighbouring pods'),
      node('api', 'API_SERVER', 'API server'),
    ],
    connections: [
      { id: 'a', from: 'client', to: 'api', title: 'Requests', state: 'SAFE', summary: 'All pass.', controls: [] },
      {
        id: 'b',
        from: 'client',
        to: 'tiller',
        title: 'Installations',
        state: 'UNSAFE',
        summary: 'One fails.',
        controls: [control],
      },
      {
        id: 'c',
        from: 'pods',
        to: 'tiller',
        title: 'Anything',
        state: 'UNKNOWN',
        summary: 'Not judged.',
        controls: [],
      },
    ],
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
