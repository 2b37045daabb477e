import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { answer, FAKE_EVENTS, hub, press, settled, visit, words, wordsApart } from '../../testing/page';
import { actions, changes, days, showFleet } from '../../testing/fleet';
import { aFleet, aTileOf } from '../../testing/samples';
import type { NextActions } from '../api/types';
import { Live } from '../shell/live';
import { Fleet } from './fleet';

const a = aTileOf(40, { id: 'a', name: 'alpha', labels: { team: 'blue' } });
const b = aTileOf(90, { id: 'b', name: 'beta', labels: { team: 'green' } });

describe('the panels of the Fleet page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: '', component: Fleet }]) });
    TestBed.inject(Live).start();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells what changed and what to do next, with ways there', async () => {
    const page = await showFleet([a, b]);

    expect(wordsApart(page.querySelector('sea-fleet-changes'))).toMatch(/alpha 1 opened 61 to → 40/);
    expect(wordsApart(page.querySelector('sea-next-actions'))).toMatch(
      /Tiller speaks TLS only \+41 3 failures in 2 clusters , most in alpha \(\+30\)/,
    );
    expect(page.querySelector('sea-next-actions a')?.getAttribute('href')).toContain('/findings?control=tiller-tls');
  });

  it('shows a week of changes where the URL says so', async () => {
    const page = await visit('/?since=week');
    await answer('/fleet', aFleet(a));
    const nothing = { critical: 0, high: 0, medium: 0, low: 0 };

    await answer('/fleet/changes', { ...changes, opened: nothing, fixed: nothing, clusters: [] });

    expect(words(page.querySelector('sea-fleet-changes'))).toContain('Nothing: no finding opened or closed');
    expect(page.querySelector<HTMLSelectElement>('sea-fleet-changes select')?.value).toBe('week');
  });

  const happens = () => TestBed.inject(FAKE_EVENTS)[0]?.say('score-changed', '{"clusterId":"a"}');
  const gain = (gain: number): NextActions => ({ ...actions, items: actions.items.map((item) => ({ ...item, gain })) });
  const asked = (path: string) =>
    TestBed.inject(HttpTestingController)
      .match(({ url }) => url.startsWith(`/api/v1${path}?`))
      .map(({ request }) => request.urlWithParams);

  it('reads its panels again as things change, at a slow pace', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const page = await showFleet([a, b]);

    happens();
    vi.advanceTimersByTime(20_000);
    const early = [...asked('/scores'), ...asked('/fleet/changes'), ...asked('/fleet/actions')];
    happens();
    vi.advanceTimersByTime(10_000);
    await answer('/scores', { items: days.map((day) => ({ ...day, mean: 71 })) });
    await answer('/fleet/changes', { ...changes, becameUnknown: 9 });
    await answer('/fleet/actions', gain(55));

    expect(early).toEqual([]);
    expect(words(page.querySelector('sea-fleet-trend'))).toContain('Mean 71.0');
    expect(wordsApart(page.querySelector('sea-fleet-changes'))).toContain('Became unknown 9');
    expect(words(page.querySelector('sea-next-actions'))).toContain('+55');
  });

  it('reads its panels at once where it may have missed something', async () => {
    await showFleet([a, b]);

    TestBed.inject(FAKE_EVENTS)[0]?.say('resync');
    await new Promise((resolve) => setTimeout(resolve, 550));
    TestBed.tick();

    expect(asked('/fleet/actions')).toHaveLength(1);
  });

  it('moves yesterday and the twelve weeks on, and shows what it has until the answer is there', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T23:10:00Z'), shouldAdvanceTime: true });
    const page = await showFleet([a, b]);

    vi.advanceTimersByTime(3_600_000);
    TestBed.tick();
    const meanwhile = words(page.querySelector('.panels'));

    expect(asked('/fleet/changes')).toEqual(['/api/v1/fleet/changes?since=2026-11-21T00%3A00%3A00.000Z']);
    expect(asked('/scores')).toEqual(['/api/v1/scores?from=2026-08-31']);
    expect(meanwhile).toContain('alpha');
    expect(meanwhile).toContain('Mean 65.0');
    expect(page.querySelector('.panels .skeleton')).toBeNull();
  });

  it('moves nothing in a panel while the cursor has just come there', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const page = await showFleet([a, b]);
    const panel = page.querySelector('sea-next-actions');

    panel?.dispatchEvent(new Event('pointerenter'));
    happens();
    vi.advanceTimersByTime(30_000);
    await answer('/fleet/actions', gain(55));
    const held = words(panel);
    panel?.dispatchEvent(new Event('pointerleave'));
    await settled();

    expect(held).toContain('+41');
    expect(words(panel)).toContain('+55');
  });

  it('does not wait for a cursor that only rests on a panel', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const page = await showFleet([a, b]);
    const panel = page.querySelector('sea-next-actions');

    panel?.dispatchEvent(new Event('pointerenter'));
    happens();
    vi.advanceTimersByTime(90_000);
    await answer('/fleet/actions', gain(55));

    expect(words(panel)).toContain('+55');
  });

  it('has the numbers of its chart as a table', async () => {
    const page = await showFleet([a, b]);

    press(page, "As a table: The fleet's grades and mean score by week");
    await settled();

    expect([...page.querySelectorAll('sea-fleet-trend tbody tr')].map((row) => wordsApart(row))).toEqual([
      '2026-11-14 65.0 40 1 0 0 0 1 0',
      '2026-11-21 65.0 40 1 0 0 0 1 0',
    ]);
  });
});
