import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
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
  wordsApart,
} from '../../testing/page';
import { showFleet } from '../../testing/fleet';
import { admin, aFleet, aTile, aTileOf } from '../../testing/samples';
import type { Tile } from '../api/types';
import { Live } from '../shell/live';
import { ClusterTileHarness } from './cluster-tile.harness';
import { Fleet } from './fleet';

const a = aTileOf(40, { id: 'a', name: 'alpha', labels: { team: 'blue' } });
const b = aTileOf(90, { id: 'b', name: 'beta', labels: { team: 'green' } });
const many = Array.from({ length: 201 }, (_, index) =>
  aTileOf(index % 100, { id: `c${index}`, name: `cluster-${index}`, labels: { team: index % 2 ? 'blue' : 'green' } }),
);
describe('the Fleet page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: '', component: Fleet }]) });
    TestBed.inject(Live).start();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function tiles(): Promise<readonly ClusterTileHarness[]> {
    return loader().getAllHarnesses(ClusterTileHarness);
  }

  const namesOf = (page: HTMLElement) => [...page.querySelectorAll('h3')].map((name) => words(name));
  const again = (page: HTMLElement) => page.querySelector<HTMLButtonElement>('button.again');

  /** A change, its pause, and the answer to what the page then asks. */
  async function change(...now: readonly Tile[]): Promise<void> {
    TestBed.inject(FAKE_EVENTS)[0]?.say('cluster-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await answer('/fleet', aFleet(...now));
  }

  it('shows every cluster, worst first, and the fleet in a line', async () => {
    const page = await showFleet([b, a]);

    expect(namesOf(page)).toEqual(['alpha', 'beta']);
    expect(words(page.querySelector('sea-fleet-summary'))).toMatch(/Clusters\s*2\s*Mean score\s*65\.0/);
  });

  it('leads from each number to what it counts', async () => {
    const page = await showFleet([b, a]);
    const links = [...page.querySelectorAll('sea-fleet-summary a')].map((link) => link.getAttribute('href'));

    expect(links).toContain('/?grade=F');
    expect(links).toContain('/?health=SILENT,NEVER_SEEN');
    expect(links).toContain('/findings?severity=critical&state=OPEN,REOPENED,ACKNOWLEDGED,IN_PROGRESS');
    expect(links).toContain('/findings?state=UNKNOWN');
  });

  it('is accessible', async () => {
    const page = await showFleet([
      a,
      b,
      aTile({ id: 'c', health: 'SILENT' }),
      aTile({ id: 'd', points: null, grade: null, weeks: Array.from({ length: 12 }, () => null) }),
    ]);

    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('is accessible with many clusters in groups', async () => {
    const page = await showFleet(many.slice(0, 30), '/?group=team&size=small');

    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('shows many clusters as small tiles that still tell all in words', async () => {
    const page = await showFleet(many);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await settled();

    expect(page.querySelectorAll('sea-heat-tile')).toHaveLength(201);
    expect(wordsApart(page.querySelector('sea-heat-tile'))).toMatch(/^F 0.*coverage 93 %.*live; open: 3 high/);
  });

  it('shows groups with what they add up to', async () => {
    const page = await showFleet([a, b, aTile({ id: 'c', name: 'gamma', labels: {} })], '/?group=team');
    const headings = [...page.querySelectorAll('.heading')].map((heading) => wordsApart(heading));

    expect(headings[0]).toMatch(/^blue 1 cluster · mean 40\.0/);
    expect(headings[1]).toMatch(/^green/);
    expect(headings[2]).toMatch(/^Without this label/);
  });

  it('narrows by what the URL says, and leads back to all', async () => {
    const page = await showFleet([a, b], '/?grade=C');
    const before = words(page);

    press(page, 'Show all clusters');
    await settled();

    expect(before).toContain('No cluster matches');
    expect(TestBed.inject(Router).url).toBe('/');
    expect(namesOf(page)).toEqual(['alpha', 'beta']);
  });

  it('puts into the URL what people type and choose', async () => {
    const page = await showFleet([a, b]);
    const field = page.querySelector<HTMLInputElement>('input[type=search]');

    if (field) {
      field.value = 'bet';
      field.dispatchEvent(new Event('input'));
    }
    await settled();

    expect(TestBed.inject(Router).url).toBe('/?text=bet');
    expect(namesOf(page)).toEqual(['beta']);
    expect(words(page.querySelector('[role=status]'))).toBe('1 of 2 clusters');
  });

  it('changes a tile where it is, and moves it only when asked', async () => {
    const page = await showFleet([a, b]);
    const quiet = again(page)?.disabled;

    await change({ ...a, points: 99, grade: 'A' }, b);
    const [first] = await tiles();
    const held = [await first?.name(), await first?.points(), words(again(page))];
    again(page)?.click();
    await settled();

    expect(quiet).toBe(true);
    expect(held).toEqual(['alpha', '99', '1 cluster changed – sort again']);
    expect(namesOf(page)).toEqual(['beta', 'alpha']);
    expect(again(page)?.disabled).toBe(true);
  });

  it('puts a new cluster at the end without being loaded again', async () => {
    const page = await showFleet([b]);

    await change(a, b);

    expect(namesOf(page)).toEqual(['beta', 'alpha']);
  });

  it('has one stop for the Tab key among the tiles, where people were last', async () => {
    const page = await showFleet([a, b]);
    const links = [...page.querySelectorAll<HTMLElement>('a.tile')];
    const stops = () => links.map((link) => link.getAttribute('tabindex'));
    const first = stops();

    links[0]?.focus();
    links[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settled();

    expect(first).toEqual(['0', '-1']);
    expect(document.activeElement).toBe(links[1]);
    expect(stops()).toEqual(['-1', '0']);
  });

  it('shows a silent cluster grey, with its last grade and since when', async () => {
    await showFleet([aTileOf(95, { health: 'SILENT', lastHeardAt: '2020-01-01T00:00:00Z' })]);

    const [tile] = await tiles();

    expect(await tile?.grade()).toBe('Grade A, before the cluster fell silent');
    expect(await tile?.health()).toMatch(/Silent, heard.*years ago/);
  });

  it('calls no cluster live while the hub is away', async () => {
    const page = await showFleet([a]);
    const [tile] = await tiles();
    const dot = () => page.querySelector('sea-health')?.classList.contains('live');
    TestBed.inject(FAKE_EVENTS)[0]?.open();
    const before = [await tile?.health(), dot()];

    TestBed.inject(FAKE_EVENTS)[0]?.fail(false);
    const away = [await tile?.health(), dot()];
    TestBed.inject(FAKE_EVENTS)[0]?.open();

    expect(before).toEqual(['Live', true]);
    expect(away).toEqual(['Last known: live', false]);
    expect([await tile?.health(), dot()]).toEqual(before);
  });

  it('calls no small tile live while the hub is away', async () => {
    const page = await showFleet([a], '/?size=small');

    TestBed.inject(FAKE_EVENTS)[0]?.fail(false);
    await settled();

    expect(words(page.querySelector('sea-heat-tile'))).toContain('; last known: live;');
  });

  it('says that no cluster is heard of only where none is', async () => {
    const page = await showFleet([aTile({ health: 'SILENT' }), aTile({ id: 'b', health: 'NEVER_SEEN' })]);
    const silent = words(page);

    await change(aTile({ health: 'SYNCING' }), aTile({ id: 'b', health: 'NEVER_SEEN' }));

    expect(silent).toContain('No cluster is heard of');
    expect(words(page)).not.toContain('No cluster is heard of');
  });

  it('has no empty charts before the first score', async () => {
    const page = await visit('/');
    await answer('/fleet', aFleet(aTile({ points: null, grade: null, weeks: Array.from({ length: 12 }, () => null) })));

    expect(page.querySelector('.panels')).toBeNull();
    expect(words(page)).toContain('No cluster has a score yet');
  });

  it('says so where nothing could be judged', async () => {
    await showFleet([aTile({ points: null, grade: null, coveragePercent: 0 })]);

    const [tile] = await tiles();

    expect(await tile?.grade()).toBe('Not scored');
    expect(await tile?.points()).toBe('no score');
  });

  it('shows names that look like markup as text', async () => {
    const page = await showFleet([
      aTile({ name: '<img src=x onerror=alert(1)>', labels: { '<b>': '<script>alert(1)</script>' } }),
    ]);

    expect(namesOf(page)).toEqual(['<img src=x onerror=alert(1)>']);
    expect(page.querySelector('img, script, b:not(.letters b)')).toBeNull();
  });

  it('says what is wrong and what to do when the hub refuses', async () => {
    const page = await visit('/');

    await refuse('/fleet', 503, { title: 'The database is away', detail: 'connection refused' });

    expect(words(page.querySelector('[role=alert]'))).toMatch(/The database is away.*connection refused.*tries again/);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('keeps what it shows while the hub is away', async () => {
    const page = await showFleet([a, b]);

    TestBed.inject(FAKE_EVENTS)[0]?.say('resync');
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await refuse('/fleet', 503, { title: 'The database is away' });

    expect(namesOf(page)).toEqual(['alpha', 'beta']);
    expect(words(page.querySelector('[role=alert]'))).toContain('The database is away');
  });

  it('leads an administrator of an empty hub to the first cluster, and shows it when it comes', async () => {
    await signIn(admin);
    const page = await showFleet([]);

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
    const page = await showFleet([]);

    expect(page.querySelector('button')).toBeNull();
    expect(words(page)).toContain('An administrator of this hub can make one');
  });
});
