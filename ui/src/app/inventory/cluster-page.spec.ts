import { TestBed } from '@angular/core/testing';
import { accessibilityProblems, answer, FAKE_EVENTS, hub, refuse, visit, words } from '../../testing/page';
import { aCluster, aControlTally, aScore } from '../../testing/samples';
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
const none = { items: [], next: null };

describe('the Cluster page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: 'clusters/:clusterId', component: ClusterPage }]) });
    TestBed.inject(Live).start();
  });

  async function show(cluster: Cluster): Promise<HTMLElement> {
    const page = await visit('/clusters/a');
    await answer('/clusters/a/controls', { items: [aControlTally()] });
    await answer('/clusters/a/scores', {
      items: [{ day: '2026-11-20', version: 1, points: 70, grade: 'C', coverage: cluster.coverage }],
    });
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
    await answer('/clusters/a', cluster);
    await answer('/tillers', {
      items: [
        {
          fact,
          workload: 'Deployment',
          version: '2.14.3',
          transport: 'PLAINTEXT',
          storage: '',
          serviceAccount: 'tiller',
          replicas: 1,
          exposures: 1,
        },
      ],
      next: null,
    });
    await answer('/releases', none);
    return page;
  }

  it('explains the score, shows what runs there and what could not be read', async () => {
    const page = await show(aCluster({ id: 'a' }));
    const text = words(page);

    expect(words(page.querySelector('h1'))).toBe('harbour');
    expect(text).toContain('Tiller speaks TLS only');
    expect(text).toContain('12.5');
    expect(text).toContain('secrets is forbidden');
    expect(text).not.toContain('pods');
    expect(text).toMatch(/Secret x.*not gzip.*delete it/);
    expect(text).toMatch(/tiller-deploy.*2.14.3.*Plaintext.*unknown/);
  });

  it('is accessible', async () => {
    const page = await show(aCluster({ id: 'a' }));

    expect(await accessibilityProblems(page)).toEqual([]);
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
});
