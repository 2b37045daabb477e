import { TestBed } from '@angular/core/testing';
import {
  accessibilityProblems,
  answer,
  FAKE_EVENTS,
  hub,
  loader,
  press,
  refuse,
  settled,
  signIn,
  visit,
  words,
} from '../../testing/page';
import { aCluster, admin, aScore } from '../../testing/samples';
import { Live } from '../shell/live';
import { ClusterTileHarness } from './cluster-tile.harness';
import { Fleet } from './fleet';

const a = aCluster({ id: 'a', name: 'alpha', score: aScore(40) });
const b = aCluster({ id: 'b', name: 'beta', score: aScore(90) });

describe('the Fleet page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: '', component: Fleet }]) });
    TestBed.inject(Live).start();
  });

  async function show(...clusters: ReturnType<typeof aCluster>[]): Promise<HTMLElement> {
    const page = await visit('/');
    await answer('/clusters', { items: clusters, next: null });
    return page;
  }

  function tiles(): Promise<readonly ClusterTileHarness[]> {
    return loader().getAllHarnesses(ClusterTileHarness);
  }

  const namesOf = (page: HTMLElement) => [...page.querySelectorAll('h3')].map((name) => words(name));

  /** A change, its pause, and the answer to what the page then asks. */
  async function change(cluster: ReturnType<typeof aCluster>): Promise<void> {
    TestBed.inject(FAKE_EVENTS)[0]?.say('cluster-changed', JSON.stringify({ clusterId: cluster.id }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await answer(`/clusters/${cluster.id}`, cluster);
  }

  it('shows every cluster, worst first', async () => {
    const page = await show(b, a);

    expect(namesOf(page)).toEqual(['alpha', 'beta']);
    expect(words(page)).toContain('2 clusters');
  });

  it('is accessible', async () => {
    const page = await show(
      a,
      b,
      aCluster({ id: 'c', health: 'SILENT', silentSince: '2026-11-21T10:00:00Z' }),
      aCluster({ id: 'd', score: null }),
    );

    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('changes a tile where it is, and moves it only when asked', async () => {
    const page = await show(a, b);

    await change({ ...a, score: aScore(99) });
    const [first] = await tiles();
    const held = [await first?.name(), await first?.points()];
    press(page, 'Sort again');
    await settled();

    expect(held).toEqual(['alpha', '99']);
    expect(namesOf(page)).toEqual(['beta', 'alpha']);
  });

  it('puts a new cluster at the end without being loaded again', async () => {
    const page = await show(b);

    await change(a);

    expect(namesOf(page)).toEqual(['beta', 'alpha']);
  });

  it('shows a silent cluster grey, with its last grade and since when', async () => {
    await show(aCluster({ health: 'SILENT', lastHeardAt: '2020-01-01T00:00:00Z', score: aScore(95) }));

    const [tile] = await tiles();

    expect(await tile?.grade()).toBe('Grade A, before the cluster fell silent');
    expect(await tile?.health()).toMatch(/Silent, heard.*years ago/);
  });

  it('says so where nothing could be judged', async () => {
    await show(aCluster({ score: null, coverage: { judged: 0, unknown: 0, percent: 0 } }));

    const [tile] = await tiles();

    expect(await tile?.grade()).toBe('Not scored');
    expect(await tile?.points()).toBe('no score');
  });

  it('shows names that look like markup as text', async () => {
    const page = await show(
      aCluster({ name: '<img src=x onerror=alert(1)>', labels: { '<b>': '<script>alert(1)</script>' } }),
    );

    expect(namesOf(page)).toEqual(['<img src=x onerror=alert(1)>']);
    expect(page.querySelector('img, script, b')).toBeNull();
  });

  it('says what is wrong and what to do when the hub refuses', async () => {
    const page = await visit('/');

    await refuse('/clusters', 503, { title: 'The database is away', detail: 'connection refused' });

    expect(words(page.querySelector('[role=alert]'))).toMatch(/The database is away.*connection refused.*tries again/);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('leads an administrator of an empty hub to the first cluster, and shows it when it comes', async () => {
    await signIn(admin);
    const page = await show();

    page.querySelector('button')?.click();
    const addresses = { agentAddress: 'hub.example.org:8443', enrolAddress: 'hub.example.org:8444' };
    await answer('/join-tokens', { token: 'sw1.id.secret.pin', joinToken: {}, ...addresses });
    const command = words(page.querySelector('pre'));
    const problems = await accessibilityProblems(page);
    await change(a);

    expect(command).toMatch(/sw1\.id\.secret\.pin.*--hub hub\.example\.org:8443/);
    expect(problems).toEqual([]);
    expect(namesOf(page)).toEqual(['alpha']);
  });

  it('tells others of an empty hub whom to ask', async () => {
    const page = await show();

    expect(page.querySelector('button')).toBeNull();
    expect(words(page)).toContain('An administrator of this hub can make one');
  });
});
