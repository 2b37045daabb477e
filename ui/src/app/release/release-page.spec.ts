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
} from '../../testing/page';
import { aRelease, aReleaseDetail } from '../../testing/releases';
import type { ReleaseDetail } from '../api/types';
import { Live } from '../shell/live';
import { ReleasePage } from './release-page';

describe('the page of a release', () => {
  beforeEach(() => {
    const routes = [{ path: 'clusters/:clusterId/releases/:factId', component: ReleasePage }];
    TestBed.configureTestingModule({ providers: hub(routes) });
  });

  async function show(change: Partial<ReleaseDetail> = {}): Promise<HTMLElement> {
    const page = await visit('/clusters/c1/releases/cmVsZWFzZQ');
    await answer('/clusters/c1/releases/cmVsZWFzZQ', aReleaseDetail(change));
    return page;
  }

  it('shows what fails first, each with its finding, then what is unknown', async () => {
    const page = await show();

    const shown = [...page.querySelectorAll('.verdicts li')].map((entry) => words(entry));
    expect(shown).toEqual(['HighFails badlyFails', 'LowFailsFails', 'CriticalCannot be judgedNot known']);
    expect(page.querySelector('.verdicts a')?.getAttribute('href')).toBe('/findings/f2');
  });

  it('does not say that nothing fails where nothing was judged', async () => {
    const text = words((await show({ verdicts: [] })).querySelector('.verdicts'));

    expect(text).toBe('Nothing was judged yet.');
  });

  it('shows where credentials are, as text, and that the newest chart is not known', async () => {
    const text = words(await show());

    expect(text).toContain('auth.<b>password</b>');
    expect(text).toContain('not known: no source declared');
    expect(text).toContain('get secrets in shop: denied');
  });

  it('has the picture as tables too', async () => {
    const page = await show();

    press(page, 'Tables');
    await settled();

    const text = words(page);
    expect(text).toContain('CVE-2024-3094');
    expect(text).toContain('not known: not scanned');
    expect(page.querySelector('svg[role=group]')).toBeNull();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('is accessible as a picture, and walked with the arrow keys', async () => {
    const page = await show();
    const nodes = [...page.querySelectorAll<SVGGElement>('svg g[role=button]')];

    nodes[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settled();

    expect(
      nodes.filter((node) => node.getAttribute('tabindex') === '0').map((node) => words(node.querySelector('text'))),
    ).toEqual(['postgresql']);
    expect(words(page.querySelector('.chosen-text'))).toContain('postgresql');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('says that it cannot be read now instead of showing old facts as present', async () => {
    const release = aRelease();
    const unreadable = { ...release, fact: { ...release.fact, unreadable: 'secrets is forbidden' } };

    const text = words(await show({ release: unreadable }));

    expect(text).toContain('It cannot be read now');
    expect(text).toContain('secrets is forbidden');
  });

  it('stays while it cannot be read again, and says so', async () => {
    TestBed.inject(Live).start();
    const page = await show();

    TestBed.inject(FAKE_EVENTS)[0]?.say('cluster-changed', '{"clusterId":"c1"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await refuse('/clusters/c1/releases/cmVsZWFzZQ', 503, { title: 'Not now' });

    expect(words(page.querySelector('[role=alert]'))).toContain('The hub tries again by itself');
    expect(words(page.querySelector('h1'))).toBe('web');
    expect(words(page)).toContain('Fails badly');
  });

  it('leads back where there is no such release', async () => {
    const page = await visit('/clusters/c1/releases/cmVsZWFzZQ');

    await refuse('/clusters/c1/releases/cmVsZWFzZQ', 404, { title: 'There is no such thing' });

    expect(words(page)).toContain('Go to all releases');
  });
});
