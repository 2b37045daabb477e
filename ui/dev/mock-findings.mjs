// Findings, releases, saved views and what else the Findings and Releases pages ask for: 200,000 invented findings, filtered, sorted
// and paged as the hub does it. Used by mock.mjs only.
import { setTimeout as sleep } from 'node:timers/promises';

const worst = ['critical', 'high', 'medium', 'low'];
const states = ['OPEN', 'OPEN', 'OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'FIXED', 'REOPENED', 'UNKNOWN', 'WAIVED'];
const every = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'FIXED', 'REOPENED', 'WAIVED', 'UNKNOWN', 'WITHDRAWN'];
const apps = ['web', 'ledger-api', 'prometheus', 'redis', 'ingress-nginx', 'vault', 'nightly-report', 'keycloak'];
const spaces = ['default', 'payments', 'monitoring', 'web', 'identity'];
const owners = ['', '', 'grace', 'admin', 'team-payments', 'platform@example.org'];
const extra = [
  ['no-privileged', 'No container is privileged', 'critical', 'workload', 'WorkloadFact'],
  ['run-as-non-root', 'Containers do not run as root', 'high', 'workload', 'WorkloadFact'],
  ['resource-limits', 'Containers have limits', 'low', 'workload', 'WorkloadFact'],
  ['image-pinned', 'Images are pinned by digest', 'medium', 'workload', 'WorkloadFact'],
];

let seed = 11;
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const pick = (list) => list[Math.floor(random() * list.length)];

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text ? JSON.parse(text) : {};
}

export class Refused {
  constructor(status, title, detail) {
    Object.assign(this, { status, title, detail });
  }
}

export class Download {
  constructor(type, name, text) {
    Object.assign(this, { type, name, text });
  }
}

export function findingRoutes({ clusters, controls, ago, uuid, streams, me }) {
  const rules = [...controls, ...extra];
  const rows = Array.from({ length: clusters.length && 200_000 }, (_, index) => {
    const cluster = pick(clusters);
    const [controlId, title, severity, family, factKind] = pick(rules);
    const state = pick(states);
    const name = factKind === 'TillerFact' ? 'tiller-deploy' : factKind === 'ClusterFact' ? '' : pick(apps);
    const namespace = factKind === 'TillerFact' ? 'kube-system' : factKind === 'ClusterFact' ? '' : pick(spaces);
    const opened = random() * 86400 * 200;
    const due = { critical: 7, high: 30, medium: 90, low: 180 }[severity] * 86400 - opened;
    const live = !['FIXED', 'WAIVED', 'UNKNOWN'].includes(state);
    return {
      id: uuid(index),
      clusterId: cluster.id,
      clusterName: cluster.name,
      controlId,
      title: index % 997 === 3 ? '<script>alert(1)</script> in a title' : title,
      family,
      severity,
      state,
      stateBefore: state === 'UNKNOWN' ? 'OPEN' : null,
      subjectKind: factKind.replace('Fact', ''),
      namespace,
      name,
      factKind,
      factId: Buffer.from(`${factKind}/${namespace}/${name}`).toString('base64url'),
      missing: state === 'UNKNOWN' ? 'The cluster has been silent for 14 minutes; what is known is from before.' : '',
      owner: pick(owners),
      dueAt: state === 'FIXED' ? null : ago(-due),
      overdue: live && due < 0,
      openedAt: ago(opened),
      changedAt: ago(random() * opened),
      closedAt: state === 'FIXED' ? ago(900) : null,
      closedSession: state === 'FIXED' ? 12 : null,
      closedEpoch: state === 'FIXED' ? 3 : null,
      timesReopened: state === 'REOPENED' ? 2 : 0,
    };
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const whole = (row) => ({
    ...row,
    evidence: `Deployment ${row.namespace}/${row.name}, container tiller, argument --tls-verify: not set, so anybody who reaches port 44134 is served`,
    fix: `helm2 reset --tiller-namespace ${row.namespace}\nkubectl -n ${row.namespace} patch deployment ${row.name} --type=json \\\n  -p='[{"op":"add","path":"/spec/template/spec/containers/0/command/-","value":"--tls-verify"}]'`,
  });

  const list = (url, name) => url.searchParams.get(name)?.split(',') ?? null;
  const filtered = (url) => {
    const get = (name) => url.searchParams.get(name);
    const any = ['severity', 'state', 'family', 'controlId', 'clusterId'].map((field) => [
      field,
      list(url, { controlId: 'control', clusterId: 'cluster' }[field] ?? field),
    ]);
    const text = get('text')?.toLowerCase();
    const [space, app] = get('release')?.split('/') ?? [];
    const dueBefore = get('dueBefore');
    const changedAfter = get('changedAfter');
    const owner = get('owner');
    return rows.filter(
      (f) =>
        any.every(([field, wanted]) => wanted === null || wanted.includes(f[field])) &&
        (!text || `${f.title} ${f.name} ${f.namespace} ${f.clusterName}`.toLowerCase().includes(text)) &&
        (!get('namespace') || f.namespace === get('namespace')) &&
        (!get('name') || f.name === get('name')) &&
        (!get('fact') || f.factId === get('fact')) &&
        (!space || (f.namespace === space && f.name === app)) &&
        (owner === null || f.owner === owner.replace(/^-$/, '')) &&
        (get('overdue') !== 'true' || f.overdue) &&
        (!dueBefore || (f.dueAt !== null && f.dueAt.slice(0, 10) < dueBefore)) &&
        (!changedAfter || f.changedAt.slice(0, 10) > changedAfter),
    );
  };
  const orders = {
    severity: (a, b) => worst.indexOf(a.severity) - worst.indexOf(b.severity) || (a.changedAt < b.changedAt ? 1 : -1),
    changed: (a, b) => (a.changedAt < b.changedAt ? 1 : -1),
    opened: (a, b) => (a.openedAt < b.openedAt ? 1 : -1),
    due: (a, b) => ((a.dueAt ?? 'z') < (b.dueAt ?? 'z') ? -1 : 1),
  };
  const held = new Map();
  const view = (url) => {
    const key = [...url.searchParams].filter(([name]) => !['limit', 'cursor'].includes(name)).join('&');
    if (!held.has(key)) held.set(key, sorted(filtered(url), url.searchParams.get('sort')));
    return held.get(key);
  };
  const sorted = (found, sort) => {
    const name = sort ?? 'severity';
    const order = orders[name.replace('-', '')];
    return found.sort(name.startsWith('-') ? (a, b) => order(b, a) : order);
  };
  const paged = (items, url) => {
    const limit = Number(url.searchParams.get('limit') ?? 50);
    const start = Number(url.searchParams.get('cursor') ?? 0);
    return {
      items: items.slice(start, start + limit),
      next: start + limit < items.length ? String(start + limit) : null,
    };
  };
  const tally = (found, key, all) => {
    const counts = Object.fromEntries(all.map((word) => [word, 0]));
    for (const row of found) counts[row[key]]++;
    return counts;
  };
  const change = (row, wanted) => {
    if (wanted.state && !['OPEN', 'REOPENED', 'ACKNOWLEDGED', 'IN_PROGRESS'].includes(row.state)) {
      return `A finding that is ${row.state} cannot become ${wanted.state}.`;
    }
    held.clear();
    Object.assign(row, { changedAt: ago(0) }, wanted.state && { state: wanted.state });
    if (wanted.owner !== undefined) row.owner = wanted.owner;
    return null;
  };

  const releases = apps.flatMap((name, at) =>
    spaces.map((namespace, space) => {
      const cluster = clusters[(at * 5 + space) % clusters.length];
      return {
        fact: {
          id: Buffer.from(`ReleaseFact/${namespace}/${name}`).toString('base64url'),
          clusterId: cluster?.id,
          clusterName: cluster?.name,
          kind: 'ReleaseFact',
          key: `ReleaseFact/${namespace}/${name}`,
          namespace,
          name: at === 3 && space === 0 ? '<img src=x onerror=alert(1)>' : name,
          changedAt: ago(4000 * (at + 1)),
          unreadable: at === 6 && space === 2 ? 'secrets is forbidden in this namespace' : null,
          verdicts: { passed: 20 - at, failed: at + space, unknown: at === 6 ? 4 : 0, notApplicable: 2 },
        },
        generation: [3, 2, 4, 0, 3][(at + space) % 5],
        status: ['deployed', 'deployed', 'deployed', 'failed', 'pending-upgrade', 'superseded'][(at * space) % 6],
        chart: at === 6 ? null : name,
        chartVersion: at === 6 ? null : `${at + 1}.${space}.3`,
        storage: space === 1 ? 'ConfigMap' : 'Secret',
        recordBytes: at === 6 && space === 2 ? null : [20_100, 903_400, 1_043_400, 400, 240_000][(at + space) % 5],
        deployedAt: at === 6 ? null : ago(86400 * (at * 40 + space * 3 + 1)),
      };
    }),
  );
  const releaseRows = (url) => {
    const generation = list(url, 'generation');
    const status = list(url, 'status');
    const text = url.searchParams.get('text')?.toLowerCase();
    const found = releases.filter(
      (r) =>
        (!generation || generation.includes(String(r.generation))) &&
        (!status || status.includes(r.status)) &&
        (list(url, 'cluster')?.includes(r.fact.clusterId) ?? true) &&
        ['namespace'].every((n) => !url.searchParams.has(n) || r.fact.namespace === url.searchParams.get(n)) &&
        ['chart', 'storage'].every((n) => !url.searchParams.has(n) || r[n] === url.searchParams.get(n)) &&
        (!text || `${r.fact.name} ${r.fact.namespace} ${r.chart} ${r.fact.clusterName}`.toLowerCase().includes(text)),
    );
    const sort = url.searchParams.get('sort') ?? 'key';
    const key = { key: (r) => r.fact.key, deployed: (r) => r.deployedAt ?? '', bytes: (r) => r.recordBytes ?? -1 };
    const by = key[sort.replace('-', '')];
    return found.sort((a, b) => (by(a) < by(b) ? -1 : 1) * (sort.startsWith('-') ? -1 : 1));
  };
  const detail = (id, clusterId) => {
    const release = releases.find((r) => r.fact.id === id) ?? releases[0];
    const { namespace, name } = release.fact;
    const blind = release.fact.unreadable !== null;
    const images = [
      `registry.example.org/${name}/server:2.4.1@sha256:6f1c`,
      'docker.io/bitnami/postgresql:15.1.0',
      'quay.io/oauth2-proxy/oauth2-proxy:latest',
    ];
    const workload = (kind, suffix, used) => ({
      fact: {
        ...release.fact,
        id: Buffer.from(suffix).toString('base64url'),
        kind: 'WorkloadFact',
        name: name + suffix,
      },
      workload: kind,
      release: `${namespace}/${name}`,
      containers: used.length,
      images: used,
      serviceAccount: name,
    });
    return {
      release: { ...release, fact: { ...release.fact, clusterId } },
      verdicts: rules
        .filter((rule) => rule[4] === 'ReleaseFact')
        .map(([controlId, title, severity, family], i) => ({
          controlId,
          title,
          severity,
          family,
          verdict: ['FAIL', 'PASS', 'UNKNOWN', 'NOT_APPLICABLE'][i % 4],
          findingId: i % 4 === 0 ? uuid(i) : null,
        })),
      body: {
        name,
        namespace,
        revision: 12,
        status: release.status,
        generation: release.generation,
        chart: {
          name,
          version: release.chartVersion,
          appVersion: '2.4.1',
          apiVersion: 'v2',
          home: 'https://charts.example.org',
          deprecated: name === 'redis',
          dependencies: [
            {
              name: 'postgresql',
              version: '~12.1.0',
              repository: 'https://charts.bitnami.com/bitnami',
              lockedVersion: '12.1.9',
            },
            { name: 'common', version: '2.x.x', repository: 'https://charts.bitnami.com/bitnami' },
            {
              name: 'oauth2-proxy',
              alias: 'gate',
              version: '6.2.1',
              repository: 'file://../gate',
              lockedVersion: '6.2.1',
            },
          ],
        },
        storage: {
          kind: release.storage,
          namespace,
          name: `sh.helm.release.v1.${name}.v12`,
          revisions: 8,
          bytes: String(release.recordBytes ?? 0),
          unpackedBytes: '4800211',
          parts: [
            { name: 'templates', bytes: '2811000' },
            { name: 'manifest', bytes: '1210011' },
            { name: 'files', bytes: '620000' },
            { name: 'user values', bytes: '9200' },
          ],
          previousBytes: '860000',
          projectedFullRevision: 17,
        },
        firstDeployed: ago(86400 * 400),
        lastDeployed: release.deployedAt,
        description: 'Upgrade complete',
        objects: [
          { apiVersion: 'apps/v1', kind: 'Deployment', name },
          { apiVersion: 'v1', kind: 'Service', name },
          { apiVersion: 'v1', kind: 'Secret', name: `${name}-credentials` },
        ],
        hooks: [{ name: `${name}-migrate`, kind: 'Job', events: ['pre-install', 'pre-upgrade'] }],
        credentials: [
          {
            source: 'USER_VALUES',
            keyPath: 'auth.rootPassword',
            detector: 'password-key',
            fingerprint: 'a1b2c3d4e5f60718',
            chartDefault: true,
          },
          {
            source: 'MANIFEST',
            keyPath: 'data.token',
            detector: 'jwt',
            fingerprint: '0011223344556677',
            knownWeak: true,
            object: { kind: 'Secret', name: `${name}-credentials` },
          },
        ],
        riskyGrants: [
          {
            object: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', name },
            reason: `binds cluster-admin to ServiceAccount ${namespace}/${name}`,
          },
        ],
        live: { expected: 14, found: 12, workloads: 3, idleWorkloads: 1 },
        disagreements: ['The label says deployed, the record says failed.'],
        labels: { team: 'payments' },
        alsoKeptBy: [2],
        deployedRevisions: [11, 12],
        applyMethod: 'ssa',
        gaps: [
          {
            resource: 'secrets',
            verb: 'get',
            namespace,
            reason: 'DENIED',
            detail: 'The values of revision 11 could not be read.',
          },
        ],
      },
      workloads: blind
        ? []
        : [
            workload('Deployment', '-server', images.slice(0, 1)),
            workload('StatefulSet', '-db', images.slice(1, 2)),
            workload('Deployment', '-gate', images.slice(1)),
          ],
      images: blind
        ? []
        : images.map((image, i) => ({
            image,
            workloads: [['-server'], ['-db', '-gate'], ['-gate']][i].map((suffix) =>
              Buffer.from(suffix).toString('base64url'),
            ),
            scan: [
              {
                scanner: 'Trivy 0.58',
                scannedAt: ago(40_000),
                critical: ['CVE-2024-3094'],
                high: ['CVE-2023-44487', 'CVE-2024-6387'],
                lower: 31,
              },
              { scanner: 'Trivy 0.58', scannedAt: ago(40_000), critical: [], high: [], lower: 0 },
              null,
            ][i],
          })),
      workloadsMissing: blind ? 'deployments.apps is forbidden in this namespace' : null,
      scansMissing: name === 'vault' ? 'No vulnerability reports can be read in this cluster' : null,
    };
  };

  let views = [
    {
      id: uuid(9001),
      page: 'findings',
      name: 'Payments, before the audit',
      query: 'namespace=payments&severity=critical,high',
      createdAt: ago(9000),
    },
    { id: uuid(9002), page: 'releases', name: 'Helm 2 leftovers', query: 'generation=2', createdAt: ago(9000) },
  ];
  const events = new Map();
  let nextEvent = 100;

  setInterval(() => {
    held.clear();
    for (let i = 0; i < 4; i++) {
      const row = pick(rows.slice(0, 4000));
      if (row) Object.assign(row, { state: pick(['OPEN', 'ACKNOWLEDGED', 'REOPENED']), changedAt: ago(0) });
    }
    for (const stream of streams) {
      stream.write(
        `event: findings-changed\nid: f${Date.now()}\ndata: ${JSON.stringify({ clusterId: clusters[0]?.id })}\n\n`,
      );
    }
  }, 9000).unref();

  return [
    [
      /^\/findings$/,
      (url) => {
        const { items, next } = paged(view(url), url);
        return { items: items.map(whole), next };
      },
    ],
    [
      /^\/findings\/counts$/,
      (url) => {
        const found = filtered(url);
        return {
          total: found.length,
          exact: true,
          overdue: found.filter((f) => f.overdue).length,
          bySeverity: tally(found, 'severity', worst),
          byState: tally(found, 'state', every),
          byFamily: tally(found, 'family', ['cluster', 'release', 'storage', 'tiller', 'workload']),
        };
      },
    ],
    [
      /^\/findings\/export$/,
      (url) => {
        const found = sorted(filtered(url), url.searchParams.get('sort'));
        return new Download(
          'text/csv',
          'findings.csv',
          `id,title\n${found.map((f) => `${f.id},${f.title}`).join('\n')}\n# end, ${found.length} findings\n`,
        );
      },
    ],
    [
      /^\/findings\/bulk$/,
      async (_url, _params, request) => {
        const { findings, change: wanted } = await bodyOf(request);
        await sleep(300);
        return {
          items: findings.map((findingId) => {
            const row = byId.get(findingId);
            const refusal = row && change(row, wanted);
            return { findingId, outcome: !row ? 'NOT_FOUND' : refusal ? 'REFUSED' : 'CHANGED', detail: refusal ?? '' };
          }),
        };
      },
    ],
    [
      /^\/findings\/([^/]+)\/events$/,
      (url, [id]) =>
        paged(
          [
            ...(events.get(id) ?? []),
            ...[
              ['REOPENED', 'REOPENED', 'hub', '--tls-verify is gone again', 12, 3, 17],
              ['FIXED', 'FIXED', 'hub', '', 11, 2, 4],
              [
                'COMMENTED',
                'ACKNOWLEDGED',
                'grace',
                'Waits for the maintenance window.\n<b>Not markup</b>',
                null,
                null,
                null,
              ],
              ['ACKNOWLEDGED', 'ACKNOWLEDGED', 'ada', 'I look at it on Monday', null, null, null],
              ['OPENED', 'OPEN', 'hub', '', 9, 1, 2],
            ].map(([kind, state, actor, text, session, epoch, sequence], i) => ({
              id: 9 - i,
              at: ago(400 + i * 30000),
              kind,
              state,
              actor,
              text,
              session,
              epoch,
              sequence,
            })),
          ],
          url,
        ),
    ],
    [
      /^\/findings\/([^/]+)\/comments$/,
      async (_url, [id], request) => {
        const { text } = await bodyOf(request);
        const row = byId.get(id);
        events.set(id, [
          {
            id: nextEvent++,
            at: ago(0),
            kind: 'COMMENTED',
            state: row.state,
            actor: me.account,
            text,
            session: null,
            epoch: null,
            sequence: null,
          },
          ...(events.get(id) ?? []),
        ]);
      },
    ],
    [
      /^\/findings\/([^/]+)$/,
      async (_url, [id], request) => {
        const row = byId.get(id);
        if (!row) return new Refused(404, 'There is no such thing', 'There is no such finding.');
        if (request.method === 'PATCH') {
          const refusal = change(row, await bodyOf(request));
          if (refusal) return new Refused(409, 'The present state does not allow it', refusal);
        }
        return whole(row);
      },
    ],
    [/^\/releases$/, (url) => paged(releaseRows(url), url)],
    [/^\/clusters\/([^/]+)\/releases\/([^/]+)$/, (_url, [clusterId, id]) => detail(id, clusterId)],
    [
      /^\/clusters\/([^/]+)\/facts\/([^/]+)$/,
      (_url, [clusterId, id]) => ({
        summary: { ...releases[0].fact, id, clusterId },
        verdicts: [],
        body: { release: 'payments/web' },
      }),
    ],
    [
      /^\/clusters$/,
      (url) => {
        const text = url.searchParams.get('text')?.toLowerCase() ?? '';
        return paged(
          clusters.filter((c) => c.name.toLowerCase().includes(text)),
          url,
        );
      },
    ],
    [
      /^\/me\/views$/,
      async (_url, _params, request) => {
        if (request.method !== 'POST') return { items: views };
        const wanted = await bodyOf(request);
        if (views.some((v) => v.page === wanted.page && v.name === wanted.name)) {
          return new Refused(
            409,
            'The present state does not allow it',
            `A view named '${wanted.name}' exists for this page; choose another name or delete it first.`,
          );
        }
        const view = { ...wanted, id: uuid(9100 + views.length), createdAt: ago(0) };
        views = [...views, view];
        return view;
      },
    ],
    [/^\/me\/views\/([^/]+)$/, (_url, [id]) => void (views = views.filter((view) => view.id !== id))],
    [
      /^\/controls\/(no-privileged|run-as-non-root|resource-limits|image-pinned)$/,
      (_url, [id]) => {
        const [, title, severity, family, fact] = extra.find((rule) => rule[0] === id);
        return {
          ...{ id, title, severity, family, fact, builtIn: true, applies: null, fix: '', frameworks: {}, params: {} },
          passes: '!fact.containers.exists(c, c.privileged)',
          why: 'A privileged container is root on its node.',
        };
      },
    ],
    [
      /^\/frameworks$/,
      () => ({
        items: [
          {
            id: 'cis-kubernetes',
            title: 'CIS Kubernetes Benchmark',
            edition: '1.11',
            source: 'https://www.cisecurity.org',
            references: [
              {
                number: '5.1.1',
                title: 'Ensure that the cluster-admin role is only used where required',
                controls: ['tiller-least-privilege', 'tiller-absent'],
              },
              {
                number: '5.4.1',
                title: 'Prefer using Secrets as files over Secrets as environment variables',
                controls: ['no-plaintext-credentials'],
              },
            ],
          },
          {
            id: 'nsa-hardening',
            title: 'Kubernetes Hardening Guide',
            edition: '1.2',
            source: 'https://www.nsa.gov',
            references: [
              { number: 'Encryption', title: 'Encrypt Secrets at rest', controls: ['secrets-encrypted-at-rest'] },
            ],
          },
        ],
      }),
    ],
    [
      /^\/people\/([^/]+)$/,
      () => ({
        ...me,
        account: 'grace@example.org',
        displayName: 'Grace',
        grants: [
          { role: 'viewer', scope: { kind: 'LABELS', labels: { environment: 'production' } } },
          { role: 'responder', scope: { kind: 'CLUSTERS', clusters: [clusters[0].id, clusters[3].id] } },
        ],
      }),
    ],
    [/^\/people\/([^/]+)\/password$/, () => ({ password: 'correct horse battery staple' })],
  ];
}
