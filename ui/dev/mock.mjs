// A hub for looking at pages while they are made: the built dashboard with an invented fleet that changes every few seconds.
// Usage: npm run build && npm run mock [-- PORT [CLUSTERS]]; account admin, any password. Nothing of this is in the product.
import { readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { extname, normalize } from 'node:path';
import { clusters as fleet, fleetRoutes, grade } from './mock-fleet.mjs';
import { Download, findingRoutes, Refused } from './mock-findings.mjs';

const port = Number(process.argv[2] ?? 4300);
const size = Number(process.argv[3] ?? 14);
const webroot = new URL('../target/classes/webroot/', import.meta.url);
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();
let seed = 7;
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const pick = (list) => list[Math.floor(random() * list.length)];
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const controls = [
  ['tiller-absent', 'No Tiller runs', 'high', 'tiller', 'TillerFact'],
  ['tiller-tls', 'Tiller speaks TLS only', 'critical', 'tiller', 'TillerFact'],
  ['tiller-least-privilege', "Tiller's account can do no more than it installs", 'critical', 'tiller', 'TillerFact'],
  ['tiller-storage-secret', 'Tiller keeps releases in Secrets', 'high', 'tiller', 'TillerFact'],
  ['no-plaintext-credentials', 'The release holds no credential in clear', 'high', 'storage', 'ReleaseFact'],
  ['record-size', "The release's record is well below the API server's size limit", 'medium', 'storage', 'ReleaseFact'],
  ['release-fresh', 'The release was deployed not too long ago', 'low', 'release', 'ReleaseFact'],
  ['release-tested', 'The chart ships a test', 'low', 'release', 'ReleaseFact'],
  ['secrets-encrypted-at-rest', 'Secrets are encrypted before they reach etcd', 'medium', 'cluster', 'ClusterFact'],
  ['anonymous-access', 'Nobody gets in without a name', 'critical', 'cluster', 'ClusterFact'],
];

const clusters = fleet(size, process.argv[4] ?? 'usual');
const states = ['OPEN', 'OPEN', 'OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'FIXED', 'REOPENED', 'UNKNOWN', 'WAIVED'];
const findings = Array.from({ length: size && 3000 }, (_, index) => {
  const cluster = pick(clusters),
    [controlId, title, severity, family, factKind] = pick(controls),
    state = pick(states);
  const name =
    factKind === 'TillerFact'
      ? 'tiller-deploy'
      : factKind === 'ClusterFact'
        ? ''
        : pick(['web', 'ledger-api', 'prometheus', 'redis', 'ingress-nginx', 'vault', 'nightly-report']);
  const namespace =
    factKind === 'TillerFact'
      ? 'kube-system'
      : factKind === 'ClusterFact'
        ? ''
        : pick(['default', 'payments', 'monitoring', 'web']);
  return {
    id: uuid(index),
    clusterId: cluster.id,
    clusterName: cluster.name,
    controlId,
    title,
    family,
    severity,
    state,
    stateBefore: state === 'UNKNOWN' ? 'OPEN' : null,
    subjectKind: factKind.replace('Fact', ''),
    namespace,
    name,
    factKind,
    factId: `ZmFjdC0${index}`,
    evidence: `Deployment ${namespace}/${name}, container tiller, argument --tls-verify: not set, so anybody who reaches port 44134 is served`,
    fix: `helm2 reset --tiller-namespace ${namespace}\nkubectl -n ${namespace} patch deployment ${name} --type=json \\\n  -p='[{"op":"add","path":"/spec/template/spec/containers/0/command/-","value":"--tls-verify"}]'`,
    missing: state === 'UNKNOWN' ? 'The cluster is silent' : '',
    owner: pick(['', '', 'team-payments', 'team-platform']),
    dueAt: severity === 'low' ? null : ago(86400 * (Math.floor(random() * 60) - 50)),
    overdue: index % 11 === 0,
    openedAt: ago(86400 * (1 + (index % 60))),
    changedAt: ago(index * 61),
    closedAt: state === 'FIXED' ? ago(900) : null,
    closedSession: state === 'FIXED' ? 12 : null,
    closedEpoch: state === 'FIXED' ? 3 : null,
    timesReopened: state === 'REOPENED' ? 2 : 0,
  };
}).sort(
  (a, b) =>
    controls.findIndex((c) => c[2] === a.severity) - controls.findIndex((c) => c[2] === b.severity) ||
    b.changedAt.localeCompare(a.changedAt),
);
const worst = ['critical', 'high', 'medium', 'low'];
findings.sort(
  (a, b) => worst.indexOf(a.severity) - worst.indexOf(b.severity) || b.changedAt.localeCompare(a.changedAt),
);

const fact = (cluster, kind, namespace, name) => ({
  id: 'ZmFjdA',
  clusterId: cluster.id,
  clusterName: cluster.name,
  kind,
  key: `${kind}/${namespace}/${name}`,
  namespace,
  name,
  changedAt: ago(4000),
  unreadable: null,
  verdicts: { passed: 9, failed: 5, unknown: 1, notApplicable: 2 },
});
const me = {
  id: uuid(1),
  account: 'admin',
  displayName: 'Ada Admin',
  method: 'local',
  mustChangePassword: false,
  grants: [{ role: 'admin', scope: { kind: 'ALL' } }],
  csrfToken: 'proof',
  expiresAt: ago(-86400),
};
let signedIn = process.argv.includes('--in');
const streams = new Set();
const page = (items, url) => {
  const limit = Number(url.searchParams.get('limit') ?? 50),
    start = Number(url.searchParams.get('cursor') ?? 0);
  return {
    items: items.slice(start, start + limit),
    next: start + limit < items.length ? String(start + limit) : null,
  };
};
const json = async (request) => {
  let text = '';
  for await (const part of request) text += part;
  return JSON.parse(text);
};
const list = (url, name) => url.searchParams.get(name)?.split(',') ?? null;
const filtered = (url) =>
  findings.filter(
    (f) =>
      [
        ['severity', f.severity],
        ['state', f.state],
        ['family', f.family],
        ['control', f.controlId],
        ['cluster', f.clusterId],
      ].every(([name, value]) => list(url, name)?.includes(value) ?? true) &&
      (!url.searchParams.has('text') ||
        `${f.title} ${f.name} ${f.namespace} ${f.clusterName}`
          .toLowerCase()
          .includes(url.searchParams.get('text').toLowerCase())) &&
      (!url.searchParams.has('namespace') || f.namespace === url.searchParams.get('namespace')) &&
      (!url.searchParams.has('owner') || f.owner === url.searchParams.get('owner').replace(/^-$/, '')),
  );
const tally = (rows, key, all) =>
  Object.fromEntries(all.map((word) => [word, rows.filter((f) => f[key] === word).length]));
const counts = (rows) => ({
  total: rows.length,
  overdue: rows.filter((f) => f.overdue).length,
  bySeverity: tally(rows, 'severity', worst),
  byState: tally(rows, 'state', [
    'OPEN',
    'ACKNOWLEDGED',
    'IN_PROGRESS',
    'FIXED',
    'REOPENED',
    'WAIVED',
    'UNKNOWN',
    'WITHDRAWN',
  ]),
  byFamily: tally(rows, 'family', ['cluster', 'release', 'storage', 'tiller']),
});
const control = ([id, title, severity, family, factKind], index) => ({
  id,
  title,
  severity,
  family,
  fact: factKind,
  builtIn: true,
  applies: index % 2 ? "fact.status != 'uninstalled'" : null,
  assessable: 'has(fact.configured_transport)',
  passes: "fact.configured_transport == 'MUTUAL_TLS'\n  && !fact.options.sql_password_in_arguments",
  evidence: "'Deployment ' + fact.namespace + '/' + fact.name",
  escalatesTo: null,
  escalatesWhen: null,
  why: 'Whoever reaches an open Tiller installs what they like with its rights, which are usually those of cluster-admin.',
  fix: 'helm2 reset --tiller-namespace {{ fact.namespace }}',
  accept: 'Never on a cluster that more than one person uses.',
  params: { max_days: 180 },
  frameworks: { 'cis-kubernetes': ['5.1.1', '5.6.1'] },
  tally: { passed: 40 + index * 7, failed: index * 3, waived: index % 3, unknown: index, notApplicable: 4 },
  openFindings: index * 3,
});
const routes = [
  ...fleetRoutes(clusters, controls, page),
  [/^\/login\/methods$/, () => ({ local: true, oidc: { name: 'Keycloak', path: '/api/v1/login/oidc' } })],
  [/^\/login$/, () => ((signedIn = true), me)],
  [/^\/logout$/, () => void (signedIn = false)],
  [/^\/me$/, () => me],
  [/^\/clusters$/, (url) => page(clusters, url)],
  [
    /^\/clusters\/([^/]+)$/,
    async (_, [id], request) => {
      const cluster = clusters.find((c) => c.id === id);
      return request.method === 'PATCH' ? Object.assign(cluster, await json(request)) : cluster;
    },
  ],
  [
    /^\/clusters\/([^/]+)\/scores$/,
    (_, [id]) => {
      const c = clusters.find((k) => k.id === id);
      return {
        items: c.score
          ? Array.from({ length: 30 }, (_v, d) => ({
              day: ago(86400 * (29 - d)).slice(0, 10),
              version: 1,
              points:
                d === 9
                  ? null
                  : Math.max(0, Math.min(100, Math.round(c.score.points - 14 + d / 2 + Math.sin(d + c.open.low) * 6))),
              grade: 'C',
              coverage: c.coverage,
            }))
          : [],
      };
    },
  ],
  [
    /^\/clusters\/([^/]+)\/controls$/,
    () => ({
      items: controls.map(([controlId, title, severity, family], i) => ({
        controlId,
        title,
        severity,
        family,
        tally: {
          passed: 12 - i,
          failed: i === 8 ? 0 : Math.max(0, 9 - i),
          waived: i === 3 ? 2 : 0,
          unknown: i === 5 ? 30 : 0,
          notApplicable: 1,
        },
        lost: [12.2, 9.1, 6.4, 4, 3.1, 1.2, 0.4, 0.1, 0, 0][i],
        gain: [3, 1, 0, 0, 0, 0, 0, 0, 0, 0][i],
        gainAll: [12, 9, 4, 3, 2, 1, 0, 0, 0, 0][i],
      })),
    }),
  ],
  [
    /^\/clusters\/([^/]+)\/scopes$/,
    (url) =>
      page(
        [
          {
            kind: 'secrets',
            namespace: '',
            complete: false,
            missing:
              'secrets is forbidden: User "system:serviceaccount:seaworthy:agent" cannot list resource "secrets" at the cluster scope',
          },
          { kind: 'deployments.apps', namespace: '', complete: true, missing: '' },
        ],
        url,
      ),
  ],
  [
    /^\/clusters\/([^/]+)\/errors$/,
    (url) =>
      page(
        [
          {
            item: 'Secret payments/sh.helm.release.v1.ledger.v7',
            reason: 'the record is not gzip: its first bytes are 504b0304',
            remedy: 'Delete the revision, or restore it from a backup',
          },
        ],
        url,
      ),
  ],
  [
    /^\/releases$/,
    (url) =>
      page(
        ['web', 'ledger-api', 'prometheus', 'redis'].map((name, i) => ({
          fact: fact(clusters[0], 'ReleaseFact', 'payments', name),
          generation: [2, 3, 4, 3][i],
          status: ['deployed', 'failed', 'deployed', 'pending-upgrade'][i],
          chart: name,
          chartVersion: '1.2.3',
          storage: i ? 'Secret' : 'ConfigMap',
          recordBytes: [1003400, 20100, 90000, 400][i],
          deployedAt: ago(86400 * (i * 90 + 1)),
        })),
        url,
      ),
  ],
  [/^\/findings$/, (url) => page(filtered(url), url)],
  [/^\/findings\/counts$/, (url) => counts(filtered(url))],
  [/^\/findings\/([^/]+)$/, (_, [id]) => findings.find((f) => f.id === id)],
  [
    /^\/findings\/([^/]+)\/events$/,
    (url) =>
      page(
        [
          {
            id: 4,
            at: ago(400),
            kind: 'REOPENED',
            state: 'REOPENED',
            actor: 'hub',
            text: '--tls-verify is gone again',
            session: 12,
            epoch: 3,
            sequence: 17,
          },
          {
            id: 3,
            at: ago(8400),
            kind: 'FIXED',
            state: 'FIXED',
            actor: 'hub',
            text: '',
            session: 11,
            epoch: 2,
            sequence: 4,
          },
          {
            id: 2,
            at: ago(18400),
            kind: 'ACKNOWLEDGED',
            state: 'ACKNOWLEDGED',
            actor: 'ada',
            text: 'I look at it on Monday',
            session: null,
            epoch: null,
            sequence: null,
          },
          {
            id: 1,
            at: ago(88400),
            kind: 'OPENED',
            state: 'OPEN',
            actor: 'hub',
            text: '',
            session: 9,
            epoch: 1,
            sequence: 2,
          },
        ],
        url,
      ),
  ],
  [/^\/findings\/([^/]+)\/comments$/, () => undefined],
  [/^\/controls$/, () => ({ items: controls.map(control) })],
  [/^\/controls\/([^/]+)$/, (_, [id]) => controls.map(control).find((c) => c.id === id)],
  [
    /^\/frameworks$/,
    () => ({
      items: [
        { id: 'cis-kubernetes', title: 'CIS Kubernetes Benchmark', edition: '1.11', source: 'CIS', references: [] },
      ],
    }),
  ],
  [
    /^\/agents$/,
    (url) =>
      page(
        clusters.map((c) => ({
          clusterId: c.id,
          clusterName: c.name,
          identity: `spiffe://seaworthy/cluster/${c.id}`,
          version: c.agentVersion,
          health: c.health,
          connected: c.health === 'LIVE',
          connectedAt: c.connectedAt,
          lastHeardAt: c.lastHeardAt,
          clockSkewMillis: c.name === 'batch' ? 95000 : 4,
          certificateEndsAt: ago(-86400 * 21),
          revokedAt: c.name === 'lab' ? ago(9000) : null,
        })),
        url,
      ),
  ],
  [
    /^\/join-tokens$/,
    (url, _, request) =>
      request.method === 'POST'
        ? {
            token: 'sw1.k3n8.Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4.qL8sB2Xk0cY5m1n3v7r9t1u3w5y7a9c1e3g5i7k9m1o',
            joinToken: {},
            agentAddress: 'hub.example.org:8443',
            enrolAddress: 'hub.example.org:8444',
          }
        : page(
            [
              {
                id: 'k3n8',
                note: 'payments-eu',
                clusterId: null,
                uses: 3,
                usesLeft: 2,
                createdAt: ago(4000),
                createdBy: 'admin',
                expiresAt: ago(-80000),
                revokedAt: null,
              },
              {
                id: 'a1b2',
                note: 'lab',
                clusterId: uuid(1003),
                uses: 1,
                usesLeft: 0,
                createdAt: ago(400000),
                createdBy: 'admin',
                expiresAt: ago(310000),
                revokedAt: null,
              },
            ],
            url,
          ),
  ],
  [
    /^\/people$/,
    (url, _, request) =>
      request.method === 'POST'
        ? { person: {}, password: 'correct horse battery staple' }
        : page(
            [
              { ...me, disabled: false, createdAt: ago(900000), lastLoginAt: ago(300) },
              {
                ...me,
                id: uuid(2),
                account: 'grace@example.org',
                displayName: 'Grace',
                method: 'oidc',
                disabled: true,
                grants: [{ role: 'viewer', scope: { kind: 'LABELS', labels: { environment: 'production' } } }],
                createdAt: ago(90000),
                lastLoginAt: null,
              },
            ],
            url,
          ),
  ],
  [
    /^\/api-tokens$/,
    (url, _, request) =>
      request.method === 'POST'
        ? { token: 'swp_abc_secret', apiToken: {} }
        : page(
            [
              {
                id: 't1',
                name: 'nightly export',
                personId: me.id,
                account: 'admin',
                grant: { role: 'viewer', scope: { kind: 'ALL' } },
                createdAt: ago(90000),
                expiresAt: ago(-8000000),
                lastUsedAt: ago(4000),
                revokedAt: null,
              },
            ],
            url,
          ),
  ],
];

routes.unshift(...findingRoutes({ clusters, controls, ago, uuid, streams, me }));

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock');
  const send = (status, type, body) => response.writeHead(status, type ? { 'content-type': type } : {}).end(body);
  if (url.pathname === '/api/v1/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
    streams.add(response);
    request.on('close', () => streams.delete(response));
  } else if (url.pathname.startsWith('/api/v1/')) {
    const path = url.pathname.slice('/api/v1'.length);
    if (!signedIn && !path.startsWith('/login')) {
      return send(
        401,
        'application/problem+json',
        JSON.stringify({
          title: 'Nobody is signed in',
          status: 401,
          detail: 'The request carries no session.',
          errors: [],
        }),
      );
    }
    for (const [pattern, reply] of routes) {
      const match = pattern.exec(path);
      const body = match && (await reply(url, match.slice(1).map(decodeURIComponent), request));
      if (body instanceof Refused) {
        return send(body.status, 'application/problem+json', JSON.stringify({ ...body, errors: [] }));
      }
      if (body instanceof Download) {
        response.setHeader('content-disposition', `attachment; filename="${body.name}"`);
        return send(200, body.type, body.text);
      }
      if (match) {
        return body === undefined ? send(204) : send(200, 'application/json', JSON.stringify(body));
      }
    }
    send(
      404,
      'application/problem+json',
      JSON.stringify({ title: 'There is no such thing', status: 404, detail: path, errors: [] }),
    );
  } else {
    const name = normalize(url.pathname).slice(1);
    const file = extname(name) ? name : 'index.html';
    try {
      let body = await readFile(new URL(file, webroot));
      if (file === 'index.html') {
        const nonce = randomBytes(16).toString('base64');
        body = body.toString().replaceAll('__NONCE__', nonce);
        response.setHeader(
          'content-security-policy',
          `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types angular angular#bundler angular#components`,
        );
      }
      send(200, types[extname(file)] ?? 'application/octet-stream', body);
    } catch {
      send(404, 'text/plain', 'no such file');
    }
  }
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));

setInterval(() => {
  for (let n = 0; n < Math.ceil(clusters.length / 400); n++) {
    const cluster = clusters[Math.floor(random() * clusters.length)];
    if (!cluster.score) continue;
    const points = Math.max(20, Math.min(99, cluster.score.points + Math.round(random() * 12 - 6)));
    Object.assign(cluster.score, { points, grade: grade(points) });
    cluster.open.high = Math.max(0, cluster.open.high + Math.round(random() * 4 - 2));
    cluster.lastHeardAt = ago(0);
    for (const stream of streams)
      stream.write(`event: cluster-changed\nid: ${Date.now()}\ndata: ${JSON.stringify({ clusterId: cluster.id })}\n\n`);
  }
}, 4000).unref();
