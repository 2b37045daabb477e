// Invented clusters of a fleet of any size, the same each time, and what the hub says of them.
const day = 86_400;
const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const grade = (points) =>
  points === null ? null : points >= 90 ? 'A' : points >= 80 ? 'B' : points >= 70 ? 'C' : points >= 60 ? 'D' : 'F';

/** mulberry32: numbers from 0 to 1, the same for the same seed. */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const first = [
  'harbour',
  'lighthouse',
  'payments-eu',
  'payments-us',
  'edge-frankfurt',
  'batch',
  'staging',
  'ledger',
  'search',
  'build-farm',
  'lab',
  'reporting',
  'a-cluster-with-a-very-long-name-that-somebody-once-found-useful',
  '<img src=x onerror=alert(1)>',
];
const teams = ['platform', 'payments', 'data', 'search', 'identity', 'edge'];
const regions = ['eu-west', 'eu-central', 'us-east', 'us-west', 'ap-south'];
const environments = ['production', 'production', 'production', 'staging', 'development'];
const products = ['checkout', 'ledger', 'search', 'edge', 'ml', 'build', 'report', 'auth', 'stream', 'mail'];

/** Clusters as the API shows them, each with `weeks`. `mood`: usual, silent (nobody is heard of) or new (no scores yet). */
export function clusters(size, mood = 'usual') {
  const random = numbers(20261121);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: size }, (_, index) => {
    const start = Math.round(35 + 60 * Math.sqrt(random()));
    const drift = (random() - 0.35) * 2.4;
    const born = random() < 0.1 ? 3 + Math.floor(random() * 8) : 0;
    const noise = Array.from({ length: 12 }, () => (random() - 0.5) * 5);
    const lot = random();
    const health =
      mood === 'silent'
        ? 'SILENT'
        : index === 4 || lot < 0.03
          ? 'SILENT'
          : mood === 'new' || index === 6 || lot > 0.985
            ? 'SYNCING'
            : index === 10 || lot > 0.98
              ? 'NEVER_SEEN'
              : 'LIVE';
    const scored = mood !== 'new' && health !== 'NEVER_SEEN' && health !== 'SYNCING';
    const weeks = noise.map((shift, week) =>
      scored && week >= born ? Math.max(4, Math.min(100, Math.round(start + drift * week + shift))) : null,
    );
    const points = weeks[11];
    const rough = points === null ? 0 : (100 - points) / 100;
    const open = {
      critical: points !== null && points < 60 ? 1 + Math.floor(random() * 5) : 0,
      high: points !== null && points < 80 ? 1 + Math.floor(random() * 9) : 0,
      medium: Math.floor(random() * 60 * rough),
      low: Math.floor(random() * 300 * rough),
    };
    const unknown = Math.floor(random() * random() * 90);
    const region = pick(regions);
    const product = pick(products);
    return {
      id: uuid(1000 + index),
      name: first[index] ?? `${product}-${region}-${String(index).padStart(3, '0')}`,
      labels:
        index % 17 === 16
          ? {}
          : {
              environment: pick(environments),
              team: pick(teams),
              region,
              ...(index % 3 ? { tier: String(index % 4) } : {}),
            },
      health,
      kubernetesVersion: health === 'NEVER_SEEN' ? '' : pick(['v1.36.1', 'v1.35.4', 'v1.33.9']),
      agentVersion: health === 'NEVER_SEEN' ? '' : '0.1.0',
      namespaces: index === 8 ? ['search', 'search-index'] : [],
      enrolledAt: ago(day * (40 + index)),
      connectedAt: health === 'NEVER_SEEN' ? null : ago(7200),
      lastHeardAt: health === 'NEVER_SEEN' ? null : ago(health === 'SILENT' ? 860 + Math.floor(random() * 90_000) : 12),
      observedAt: ago(80),
      silentSince: health === 'SILENT' ? ago(860) : null,
      clockSkewMillis: index === 5 ? 95_000 : 4,
      score:
        points === null
          ? null
          : {
              version: 1,
              points,
              grade: grade(points),
              base: Math.min(100, points + 11.4),
              cap: points < 60 ? 'critical' : points < 80 ? 'high' : points < 90 ? 'medium' : 'low',
              penalty: points < 50 ? 4 : 0,
              pointsWithoutWaivers: points,
              at: ago(80),
            },
      coverage: scored
        ? { judged: 930, unknown, percent: Math.floor(93_000 / (930 + unknown)) }
        : { judged: 0, unknown: 0, percent: 0 },
      open,
      judgedAt: points === null ? null : ago(80),
      weeks,
    };
  });
}

const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);
const bySeverity = (of) => ({ critical: of('critical'), high: of('high'), medium: of('medium'), low: of('low') });

function fleet(all) {
  const scored = all.filter((cluster) => cluster.score);
  const count = (of, word) => all.filter((cluster) => of(cluster) === word).length;
  const rank = (cluster) => cluster.score?.points ?? -1;
  return {
    clusters: all.length,
    mean: scored.length ? sum(scored, (cluster) => cluster.score.points) / scored.length : null,
    grades: Object.fromEntries(
      ['A', 'B', 'C', 'D', 'F'].map((letter) => [letter, count((c) => c.score?.grade, letter)]),
    ),
    unscored: all.length - scored.length,
    health: Object.fromEntries(
      ['LIVE', 'SYNCING', 'SILENT', 'NEVER_SEEN'].map((word) => [word, count((c) => c.health, word)]),
    ),
    open: bySeverity((severity) => sum(all, (cluster) => cluster.open[severity])),
    unknown: sum(all, (cluster) => cluster.coverage.unknown),
    overdue: Math.floor(sum(all, (cluster) => cluster.open.high) / 3),
    tiles: all
      .map(({ id, name, labels, health, lastHeardAt, score, coverage, open, weeks }) => ({
        id,
        name,
        labels,
        health,
        lastHeardAt,
        points: score?.points ?? null,
        grade: score?.grade ?? null,
        coveragePercent: coverage.percent,
        open,
        weeks: [...weeks.slice(0, 11), score?.points ?? null],
      }))
      .sort((a, b) => rank(all.find((c) => c.id === a.id)) - rank(all.find((c) => c.id === b.id))),
  };
}

function changes(all, since) {
  const days = (Date.now() - Date.parse(since)) / 86_400_000;
  const moved = all
    .filter((cluster, index) => cluster.score && (index * 7) % 10 < Math.min(9, 2 * days))
    .map((cluster, index) => {
      const before =
        index % 9 === 0 ? null : Math.max(3, Math.min(99, cluster.score.points + ((index * 13) % 29) - 16));
      return {
        clusterId: cluster.id,
        clusterName: cluster.name,
        pointsBefore: before,
        points: cluster.score.points,
        gradeBefore: grade(before),
        grade: cluster.score.grade,
        opened: index % 4,
        reopened: index % 7 === 0 ? 1 : 0,
        fixed: index % 3 ? index % 11 : 0,
        becameUnknown: cluster.health === 'SILENT' ? 12 : 0,
        enrolled: before === null,
        fellSilent: cluster.health === 'SILENT',
      };
    })
    .sort(
      (a, b) => Math.abs(b.points - (b.pointsBefore ?? b.points)) - Math.abs(a.points - (a.pointsBefore ?? a.points)),
    );
  return {
    since,
    until: ago(0),
    opened: bySeverity(
      (severity) => ({ critical: 2, high: 7, medium: 12, low: 31 })[severity] * (moved.length ? 1 : 0),
    ),
    reopened: bySeverity(
      (severity) => ({ critical: 0, high: 1, medium: 2, low: 0 })[severity] * (moved.length ? 1 : 0),
    ),
    fixed: bySeverity((severity) => ({ critical: 4, high: 11, medium: 9, low: 44 })[severity] * (moved.length ? 1 : 0)),
    becameUnknown: sum(moved, (one) => one.becameUnknown),
    enrolled: moved.filter((one) => one.enrolled).length,
    fellSilent: moved.filter((one) => one.fellSilent).length,
    clusters: moved.slice(0, 50),
    more: Math.max(0, moved.length - 50),
  };
}

function actions(all, controls, limit) {
  const scored = all.filter((cluster) => cluster.score);
  return {
    clusters: scored.length,
    items: scored.length
      ? controls.slice(0, limit).map(([controlId, title, severity, family], index) => ({
          controlId,
          title,
          severity,
          family,
          failing: Math.ceil((scored.length * 1.7) / (index + 1)),
          clusters: Math.ceil(scored.length / (index + 1.4)),
          gain: Math.round((scored.length * 9) / (index + 1) ** 1.4),
          best: scored
            .slice(index, index + 3)
            .map((cluster, n) => ({ clusterId: cluster.id, clusterName: cluster.name, gain: 21 - 4 * n - index })),
        }))
      : [],
  };
}

function history(all) {
  return Array.from({ length: all.some((cluster) => cluster.score) ? 84 : 0 }, (_, d) => {
    const at = Math.min(11, Math.floor(d / 7));
    const known = all.flatMap((cluster) => cluster.weeks[at] ?? []);
    return {
      day: ago(day * (83 - d)).slice(0, 10),
      mean: known.length ? sum(known, (points) => points) / known.length + Math.sin(d) / 2 : null,
      lowest: known.length ? Math.min(...known) : null,
      grades: Object.fromEntries(['A', 'B', 'C', 'D', 'F'].map((l) => [l, known.filter((p) => grade(p) === l).length])),
      unscored: all.length - known.length,
    };
  });
}

/** What is behind each connection: control, verdict, failing of judged. */
const behind = {
  transport: [
    ['tiller-tls', 'Tiller speaks TLS only', 'critical', 'FAIL'],
    ['tiller-client-certificates', 'Tiller asks clients for certificates', 'critical', 'FAIL'],
    ['tiller-version', 'Tiller is the last version there is', 'high', 'PASS'],
  ],
  entry: [
    ['anonymous-access', 'Nobody gets in without a name', 'critical', 'PASS'],
    ['rbac-enforced', 'Rights are given by roles', 'high', 'PASS'],
  ],
  reach: [
    ['tiller-least-privilege', "Tiller's account can do no more than it installs", 'critical', 'FAIL'],
    ['tiller-service-account', 'Tiller has an account of its own', 'high', 'PASS'],
  ],
  storage: [
    ['tiller-storage-secret', 'Tiller keeps releases in Secrets', 'high', 'FAIL'],
    ['secrets-encrypted-at-rest', 'Secrets are encrypted before they reach etcd', 'medium', 'UNKNOWN'],
  ],
  records: [['release-records-in-secrets', 'Release records are Secrets', 'high', 'PASS']],
  pods: [['tiller-not-reachable-from-pods', 'Other pods do not reach Tiller', 'high', 'UNKNOWN']],
  outside: [['tiller-not-exposed', 'Nobody outside the cluster reaches Tiller', 'critical', 'PASS']],
  charts: [],
};
const stateOf = (controls) =>
  controls.some((c) => c.verdict === 'FAIL')
    ? 'UNSAFE'
    : controls.length === 0 || controls.some((c) => c.verdict === 'UNKNOWN')
      ? 'UNKNOWN'
      : 'SAFE';

function picture(cluster, tillers) {
  const silent = cluster.health === 'SILENT' || cluster.health === 'NEVER_SEEN';
  const nodes = [
    { id: 'client', kind: 'HELM_CLIENT', title: 'Helm clients', detail: 'Helm 2 and Helm 3, by the records they left' },
    { id: 'charts', kind: 'CHART_REPOSITORY', title: 'Chart repositories', detail: 'No source is declared' },
    {
      id: 'api',
      kind: 'API_SERVER',
      title: 'API server',
      detail: `Kubernetes ${cluster.kubernetesVersion || 'of unknown version'}`,
    },
    { id: 'storage', kind: 'RELEASE_STORAGE', title: 'Release storage', detail: '41 Secrets, 12 ConfigMaps' },
    ...(tillers > 0
      ? [
          { id: 'pods', kind: 'PODS', title: 'Neighbouring pods', detail: 'Every pod of the cluster' },
          {
            id: 'outside',
            kind: 'OUTSIDE',
            title: 'Outside the cluster',
            detail: 'Everybody who reaches a node or a load balancer of the cluster',
          },
        ]
      : []),
    ...Array.from({ length: tillers }, (_, n) => ({
      id: `tiller-${n}`,
      kind: 'TILLER',
      title: n === 0 ? 'Tiller kube-system/tiller-deploy' : `team-${n}-with-a-long-name/tiller-deploy`,
      detail: `Tiller 2.1${n % 8}.3 · no encryption · account ${n === 0 ? 'tiller (cluster-admin)' : 'default'} · keeps records in configmap`,
    })),
  ].map((node) => ({ factId: null, ...node }));
  const connection = (from, to, title, what, good = false) => {
    const controls = behind[what].map(([controlId, name, severity, word]) => {
      const verdict = silent ? 'UNKNOWN' : good ? 'PASS' : word;
      return {
        controlId,
        title: name,
        severity,
        verdict,
        tally: {
          passed: verdict === 'PASS' ? 1 : 0,
          failed: verdict === 'FAIL' ? 1 : 0,
          waived: 0,
          unknown: verdict === 'UNKNOWN' ? 1 : 0,
          notApplicable: 0,
        },
        finding:
          verdict === 'FAIL'
            ? {
                id: uuid(3),
                state: 'OPEN',
                evidence: `Deployment kube-system/tiller-deploy, container tiller: ${name.toLowerCase()} does not hold, because --tls-verify is not set and <script>alert(1)</script> stands there`,
                fix: 'helm2 reset --tiller-namespace kube-system\nkubectl -n kube-system patch deployment tiller-deploy --type=json \\\n  -p=\'[{"op":"add","path":"/spec/template/spec/containers/0/command/-","value":"--tls-verify"}]\'',
                missing: '',
              }
            : null,
      };
    });
    const state = stateOf(controls);
    return {
      id: `${from}>${to}`,
      from,
      to,
      title,
      state,
      summary: {
        SAFE: 'All controls behind it pass.',
        UNSAFE: `${controls.filter((c) => c.verdict === 'FAIL').length} of ${controls.length} controls behind it fail.`,
        UNKNOWN: silent ? 'The cluster is silent.' : 'No verdict could be given on it.',
      }[state],
      controls,
    };
  };
  const connections = [
    connection('client', 'api', 'Helm 3 and 4 use the API with their own rights', 'entry', true),
    connection('client', 'storage', 'Helm 3 and 4 keep records of releases', 'records', true),
    connection('client', 'charts', 'Charts are fetched', 'charts'),
    ...(tillers ? [connection('pods', 'api', 'What releases let their pods do', 'entry', true)] : []),
    ...Array.from({ length: tillers }, (_, n) => [
      connection('client', `tiller-${n}`, 'Helm 2 asks for installations', 'transport', n % 3 === 1),
      connection(`tiller-${n}`, 'api', 'Tiller acts with its account', 'reach', n % 2 === 1),
      connection(`tiller-${n}`, 'storage', 'Tiller keeps records of releases', 'storage'),
      connection('pods', `tiller-${n}`, 'Pods reach the port', 'pods'),
      connection('outside', `tiller-${n}`, 'Ways in from outside', 'outside'),
    ]).flat(),
  ];
  const unsafe = connections.filter((one) => one.state === 'UNSAFE').length;
  return {
    state: silent ? 'UNKNOWN' : unsafe ? 'UNSAFE' : 'UNKNOWN',
    summary: silent
      ? 'The cluster is silent, so nothing can be said of its connections.'
      : `${connections.length} connections: ${unsafe} unsafe, ${connections.filter((c) => c.state === 'UNKNOWN').length} unknown, ${connections.filter((c) => c.state === 'SAFE').length} safe.`,
    nodes,
    connections,
  };
}

const tillersOf = (all, id) => [1, 0, 3, 0, 1, 0, 0, 9][all.findIndex((cluster) => cluster.id === id)] ?? 0;

/** Routes of the mock hub: a pattern of the path and its answer. */
export function fleetRoutes(all, controls, page) {
  const byId = (id) => all.find((cluster) => cluster.id === id);
  return [
    [/^\/fleet$/, () => fleet(all)],
    [/^\/fleet\/changes$/, (url) => changes(all, url.searchParams.get('since') ?? ago(day))],
    [/^\/fleet\/actions$/, (url) => actions(all, controls, Number(url.searchParams.get('limit') ?? 10))],
    [/^\/scores$/, () => ({ items: history(all) })],
    [/^\/clusters\/([^/]+)\/picture$/, (_, [id]) => picture(byId(id), tillersOf(all, id))],
    [
      /^\/clusters\/([^/]+)\/namespaces$/,
      (url) =>
        page(
          ['default', 'kube-system', 'ledger', 'monitoring', 'payments', 'search', 'web'].map((name, n) => ({
            name,
            team: n % 3 ? teams[n % 6] : null,
            podSecurity: [null, 'privileged', 'baseline', 'restricted'][n % 4],
            releases: (n * 5) % 7,
            tillers: n === 1 ? 1 : 0,
            open: { critical: n === 1 ? 3 : 0, high: n, medium: 2 * n, low: 3 },
            unknown: n % 2,
          })),
          url,
        ),
    ],
    [
      /^\/clusters\/([^/]+)\/history$/,
      (url) =>
        page(
          Array.from({ length: 120 }, (_, n) => {
            const [kind, state] = [
              ['OPENED', 'OPEN'],
              ['FIXED', 'FIXED'],
              ['ACKNOWLEDGED', 'ACKNOWLEDGED'],
              ['REOPENED', 'REOPENED'],
              ['BECAME_UNKNOWN', 'UNKNOWN'],
            ][n % 5];
            const [, title, severity] = controls[n % controls.length];
            return {
              event: {
                id: n,
                at: ago(n * n * 400 + 60),
                kind,
                state,
                actor: n % 5 === 2 ? 'ada' : 'hub',
                text:
                  n % 5 === 2
                    ? 'I look at it on Monday'
                    : 'Deployment kube-system/tiller-deploy: --tls-verify is not set',
                session: 12,
                epoch: 3,
                sequence: n,
              },
              findingId: uuid(n),
              title,
              severity,
              namespace: 'payments',
              name: 'ledger-api',
            };
          }),
          url,
        ),
    ],
    [
      /^\/clusters\/([^/]+)\/facts\/([^/]+)$/,
      (_, [id, factId]) => ({
        summary: tiller(byId(id), Number(factId.slice(6)) || 0).fact,
        verdicts: Object.values(behind)
          .flat()
          .map(([controlId, title, severity, verdict]) => ({
            controlId,
            title,
            severity,
            family: 'tiller',
            verdict,
            findingId: verdict === 'FAIL' ? uuid(3) : null,
          })),
        body: tillerBody,
      }),
    ],
    [
      /^\/tillers$/,
      (url) => {
        const cluster = byId(url.searchParams.get('cluster')) ?? all[0];
        return page(
          Array.from({ length: tillersOf(all, cluster.id) }, (_, n) => tiller(cluster, n)),
          url,
        );
      },
    ],
  ];
}

const tiller = (cluster, n) => ({
  fact: {
    id: `VGlsbG${n}`,
    clusterId: cluster.id,
    clusterName: cluster.name,
    kind: 'TillerFact',
    key: `TillerFact/${n}`,
    namespace: n === 0 ? 'kube-system' : `team-${n}-with-a-long-name`,
    name: 'tiller-deploy',
    changedAt: ago(4000),
    unreadable: null,
    verdicts: { passed: 9, failed: n % 2 ? 0 : 5, unknown: 1, notApplicable: 2 },
  },
  workload: 'Deployment',
  version: '2.14.3',
  transport: ['PLAINTEXT', 'MUTUAL_TLS', 'TLS'][n % 3],
  storage: n === 2 ? '' : 'configmap',
  serviceAccount: n === 0 ? 'tiller' : 'default',
  replicas: 1,
  exposures: n === 0 ? 1 : 0,
});

const tillerBody = {
  namespace: 'kube-system',
  name: 'tiller-deploy',
  kind: 'Deployment',
  recognisedBy: ['labels', 'image', 'port'],
  replicas: 1,
  image: 'ghcr.io/helm/tiller:v2.14.3',
  version: '2.14.3',
  versionSource: 'IMAGE_TAG',
  options: {
    tls: false,
    tlsVerify: false,
    storage: 'configmap',
    listen: ':44134',
    probeListen: ':44135',
    historyMax: 0,
    storageNamespace: 'kube-system',
  },
  configuredTransport: 'PLAINTEXT',
  probe: {
    outcome: 'ANSWERED_PLAINTEXT',
    address: '10.0.0.7:44134',
    version: '2.14.3',
    detail: 'GetVersion was answered without a certificate.',
  },
  exposures: [
    {
      kind: 'NODE_PORT',
      object: { kind: 'Service', namespace: 'kube-system', name: 'tiller-np' },
      tillerPort: 44134,
      outside: ':31000',
    },
  ],
  podReach: { restricted: false },
  serviceAccount: 'tiller',
  access: {
    namespace: 'kube-system',
    serviceAccount: 'tiller',
    clusterAdmin: true,
    readsAllSecrets: true,
    writesAllNamespaces: true,
  },
  teams: { teamLabel: 'team', managedNamespaces: ['payments', 'web'], teams: ['payments', 'platform'] },
  hardening: { runAsNonRoot: false, noPrivilegeEscalation: false },
};
