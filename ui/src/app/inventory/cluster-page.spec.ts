import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import {
  accessibilityProblems,
  answer,
  FAKE_EVENTS,
  hub,
  press,
  refuse,
  settled,
  visit,
  words,
  wordsApart,
} from '../../testing/page';
import { aCluster, aControlTally, aPicture, aScore } from '../../testing/samples';
import type { Cluster, FactSummary } from '../api/types';
import { Live } from '../shell/live';
import { ClusterPage } from './cluster-page';

const fact: FactSummary = {
  id: 'Zg',
  clusterId: 'a',
  clusterName: 'harbour',
  kind: 'TillerFact',
  key: 'k',
  namespace: 'kube-system',
  name: 'tiller-deploy',
  changedAt: '2026-11-21T11:00:00Z',
  unreadable: null,
  verdicts: { passed: 1, failed: 2, unknown: 0, notApplicable: 0 },
};
const tiller = {
  fact,
  workload: 'Deployment',
  version: '2.14.3',
  transport: 'PLAINTEXT',
  storage: '',
  serviceAccount: 'tiller',
  replicas: 1,
  exposures: 1,
};
const none = { items: [], next: null };

describe('the Cluster page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: hub([
        { path: '', children: [] },
        { path: 'clusters/:clusterId', component: ClusterPage },
      ]),
    });
    TestBed.inject(Live).start();
  });

  async function show(cluster: Cluster): Promise<HTMLElement> {
    const page = await visit('/clusters/a');
    await answer('/clusters/a/controls', { items: [aControlTally()] });
    await answer('/clusters/a/scores', {
      items: [{ day: '2026-11-20', version: 1, points: 70, grade: 'C', coverage: cluster.coverage }],
    });
    await answer('/clusters/a', cluster);
    await answer('/clusters/a/picture', aPicture());
    return page;
  }

  async function open(view: string): Promise<HTMLElement> {
    const page = await visit(`/clusters/a?view=${view}`);
    await answer('/clusters/a', aCluster({ id: 'a' }));
    return page;
  }

  it('draws who talks to whom and explains the score', async () => {
    const page = await show(aCluster({ id: 'a' }));
    const text = wordsApart(page);

    expect(words(page.querySelector('h1'))).toBe('harbour');
    expect(text).toContain('One connection is unsafe.');
    expect(page.querySelectorAll('.connection')).toHaveLength(3);
    expect(text).toMatch(/Tiller speaks TLS only 40 2 \/3 \(66 %\) 12\.5/);
    expect(text).toMatch(/Failing controls −11\.5.*At most 79, for an open finding of severity High −9\.5.*Score 72/);
    expect(text).toContain('Score 70 so far; the next day begins the line');
  });

  it('says that all of a control fails only where all of it does', async () => {
    const page = await visit('/clusters/a');
    const tally = { passed: 1, failed: 299, waived: 0, unknown: 0, notApplicable: 0 };
    const rare = { ...aControlTally(), controlId: 'rare', tally: { ...tally, passed: 299, failed: 1 } };
    await answer('/clusters/a/controls', { items: [{ ...aControlTally(), tally }, rare] });
    await answer('/clusters/a/scores', { items: [] });
    await answer('/clusters/a', aCluster({ id: 'a' }));

    const shares = [...page.querySelectorAll('sea-score-bars .share')].map((share) => words(share));
    expect(shares).toEqual(['(<1 %)', '(99 %)']);
  });

  it.each(['overview', 'tillers', 'releases', 'namespaces', 'agent', 'history'])(
    'is accessible on its part %s',
    async (view) => {
      const page = view === 'overview' ? await show(aCluster({ id: 'a' })) : await open(view);

      expect(await accessibilityProblems(page)).toEqual([]);
    },
  );

  it('reads what a part needs when that part is shown, not before', async () => {
    await open('tillers');
    const requests = TestBed.inject(HttpTestingController);

    requests.expectNone('/api/v1/clusters/a/picture');
    expect(requests.match(({ url }) => url.startsWith('/api/v1/tillers'))).toHaveLength(1);
  });

  it('says of a silent cluster that what it shows is from before', async () => {
    const page = await show(aCluster({ id: 'a', health: 'SILENT', silentSince: '2026-11-21T10:00:00Z' }));

    expect(page.querySelector('sea-grade')?.className).toContain('unknown');
    expect(words(page)).toContain('This cluster was last heard of');
  });

  it('follows changes of this cluster and leaves others alone', async () => {
    const page = await show(aCluster({ id: 'a' }));
    const events = TestBed.inject(FAKE_EVENTS)[0];

    events?.say('score-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await answer('/clusters/a', aCluster({ id: 'a', score: aScore(91) }));
    events?.say('score-changed', '{"clusterId":"other"}');
    await new Promise((resolve) => setTimeout(resolve, 550));

    expect(words(page.querySelector('dd'))).toBe('91');
    await expect(answer('/clusters/a', {})).rejects.toThrow('nobody asked');
  });

  it('leads back where there is no such cluster', async () => {
    const page = await visit('/clusters/a');

    await refuse('/clusters/a', 404, { title: 'There is no such thing' });

    expect(words(page.querySelector('[role=alert]'))).toContain('There is no such thing');
    expect(words(page)).toContain('Go to the fleet');
  });

  it('shows Tillers, and one of them in full', async () => {
    const page = await open('tillers&tiller=Zg');
    await answer('/tillers', { items: [tiller], next: null });
    await answer('/clusters/a/facts/Zg', {
      summary: fact,
      verdicts: [
        { controlId: 'p', title: 'Passes', severity: 'low', family: 'tiller', verdict: 'PASS', findingId: null },
        { controlId: 'f', title: 'Fails', severity: 'high', family: 'tiller', verdict: 'FAIL', findingId: 'x' },
      ],
      body: { image: 'tiller:v2.14.3', replicas: 1 },
    });

    expect(wordsApart(page)).toMatch(/tiller-deploy 2\.14\.3 Plaintext unknown tiller 1 2 0 1/);
    expect(wordsApart(page.querySelector('sea-tiller-detail'))).toMatch(
      /Image tiller:v2\.14\.3.*Fail.*Fails.*Pass.*Passes/,
    );
    expect(page.querySelector('sea-tiller-detail li a')?.getAttribute('href')).toBe('/findings/x');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('leads from its first releases to each and to all', async () => {
    const page = await open('releases');
    const release = {
      fact: { ...fact, kind: 'ReleaseFact', name: 'web', namespace: 'shop' },
      generation: null,
      status: null,
      chart: null,
      chartVersion: null,
      deployedAt: null,
      recordBytes: null,
    };
    await answer('/releases', { items: [release], next: 'more' });
    const links = [...page.querySelectorAll('sea-cluster-releases a')].map((link) => link.getAttribute('href'));

    expect(links).toEqual(['/releases?cluster=a', '/clusters/a/releases/Zg']);
    expect(wordsApart(page.querySelector('sea-cluster-releases tbody'))).toBe(
      'shop/web unknown unknown unknown unknown unknown 2',
    );
  });

  it('shows namespaces, and keeps them while others are looked for', async () => {
    const page = await open('namespaces');
    const open_ = { critical: 1, high: 0, medium: 0, low: 0 };
    const shop = {
      name: 'shop',
      team: null,
      podSecurity: 'baseline',
      releases: 2,
      tillers: 1,
      open: open_,
      unknown: 3,
    };
    await answer('/clusters/a/namespaces', { items: [shop], next: null });

    const field = page.querySelector<HTMLInputElement>('sea-namespaces input');
    if (field) {
      field.value = 'nothing';
      field.dispatchEvent(new Event('input'));
    }
    await settled();
    const meanwhile = wordsApart(page.querySelector('sea-namespaces tbody'));
    await answer('/clusters/a/namespaces?text=nothing', none);

    expect(meanwhile).toMatch(/^shop – baseline 2 1.*3$/);
    expect(words(page)).toContain('No namespace matches');
  });

  it('says that namespaces cannot be read above those it had, and looks again when asked', async () => {
    const page = await open('namespaces');
    const nothing = { critical: 0, high: 0, medium: 0, low: 0 };
    const shop = { name: 'shop', team: null, podSecurity: null, releases: 2, tillers: 1, open: nothing, unknown: 3 };
    await answer('/clusters/a/namespaces', { items: [shop], next: null });
    const field = page.querySelector<HTMLInputElement>('sea-namespaces input');
    if (field) {
      field.value = 'web';
      field.dispatchEvent(new Event('input'));
    }
    await settled();

    await refuse('/clusters/a/namespaces?text=web', 503, { title: 'Not now' });
    const told = words(page.querySelector('sea-namespaces [role=alert]'));
    const kept = words(page.querySelector('sea-namespaces tbody'));
    press(page, 'Try again');
    await settled();
    await answer('/clusters/a/namespaces?text=web', none);

    expect(told).toContain('The hub tries again by itself');
    expect(kept).toContain('shop');
    expect(field?.value).toBe('web');
    expect(words(page)).toContain('No namespace matches');
    expect(page.querySelector('sea-namespaces [role=alert]')).toBeNull();
  });

  it('tells how the agent is, what it may not read and what it could not use', async () => {
    const page = await open('agent');
    const agent = { clusterId: 'a', certificateEndsAt: null, revokedAt: '2026-11-20T10:00:00Z' };
    await answer('/clusters/a/scopes', {
      items: [
        { kind: 'secrets', namespace: '', complete: false, missing: 'secrets is forbidden' },
        { kind: 'pods', namespace: '', complete: true, missing: '' },
      ],
      next: null,
    });
    await answer('/clusters/a/errors', {
      items: [{ item: 'Secret x', reason: 'not gzip', remedy: 'delete it' }],
      next: null,
    });
    await answer('/agents?cluster=a', { items: [agent], next: null });
    await settled();
    const text = wordsApart(page.querySelector('sea-agent-health'));

    expect(text).toContain('Certificate revoked');
    expect(text).toContain('secrets is forbidden');
    expect(text).not.toContain('pods');
    expect(text).toMatch(/Secret x.*not gzip.*delete it/);
  });

  it("does not call the clock of a cluster as the hub's that was never heard of", async () => {
    const page = await visit('/clusters/a?view=agent');
    await answer('/clusters/a', aCluster({ id: 'a', health: 'NEVER_SEEN', lastHeardAt: null, clockSkewMillis: 0 }));

    expect(wordsApart(page.querySelector('sea-agent-health'))).toContain('Clock – ');
  });

  it('says that all could be read only where all of it was told', async () => {
    const page = await open('agent');
    const pods = { kind: 'pods', namespace: '', complete: true, missing: '' };
    const secrets = { kind: 'secrets', namespace: 'shop', complete: false, missing: 'secrets is forbidden' };
    const part = () => wordsApart(page.querySelectorAll('sea-agent-health section')[1] ?? null);

    await answer('/clusters/a/scopes', { items: [pods], next: 'further' });
    const first = part();
    press(page, 'Look further');
    await answer('/clusters/a/scopes', { items: [secrets], next: null });

    expect(first).toContain('Nothing so far; there are more');
    expect(first).not.toContain('all');
    expect(part()).toContain('secrets is forbidden');
  });

  it('does not count ways into a Tiller where the agent may not look at all of them', async () => {
    const page = await open('tillers');

    await answer('/tillers', { items: [{ ...tiller, exposures: null }], next: null });

    expect(words(page.querySelectorAll('sea-cluster-tillers td')[5] ?? null)).toBe('unknown');
  });

  it('follows the certificate of the agent', async () => {
    const page = await open('agent');
    const agent = { clusterId: 'a', certificateEndsAt: '2020-01-01T00:00:00Z', revokedAt: null };
    await answer('/agents?cluster=a', { items: [agent], next: null });
    const before = wordsApart(page.querySelector('sea-agent-health'));

    TestBed.inject(FAKE_EVENTS)[0]?.say('cluster-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await answer('/agents?cluster=a', { items: [{ ...agent, certificateEndsAt: '2099-01-01T00:00:00Z' }], next: null });

    expect(before).toMatch(/Certificate ended/);
    expect(wordsApart(page.querySelector('sea-agent-health'))).toMatch(/Certificate ends/);
  });

  it('tells what happened, page by page', async () => {
    const page = await open('history');
    const event = (id: number, text: string) => ({
      event: {
        id,
        at: '2026-11-20T10:00:00Z',
        kind: 'OPENED',
        state: 'OPEN',
        actor: 'ada',
        text,
        session: null,
        epoch: null,
        sequence: null,
      },
      findingId: 'f',
      title: 'Tiller speaks TLS only',
      severity: 'critical',
      namespace: 'kube-system',
      name: 'tiller',
    });
    await answer('/clusters/a/history', { items: [event(2, 'later')], next: 'n' });
    press(page, 'Show earlier');
    await answer('/clusters/a/history', { items: [event(1, 'earlier')], next: null });

    expect([...page.querySelectorAll('sea-cluster-history li')].map((row) => wordsApart(row))).toEqual([
      expect.stringMatching(/Open Critical Tiller speaks TLS only kube-system\/tiller by ada later/) as string,
      expect.stringMatching(/earlier/) as string,
    ]);
  });
});
