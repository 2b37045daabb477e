import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { accessibilityProblems, answer, hub, refuse, settled, visit, words } from '../../testing/page';
import { aRelease } from '../../testing/releases';
import { Releases } from './releases';

const views = {
  items: [
    {
      id: 'v1',
      page: 'releases',
      name: 'Old ones',
      query: 'generation=2&sort=-deployed',
      createdAt: '2026-11-01T00:00:00Z',
    },
    { id: 'v2', page: 'findings', name: 'Not here', query: '', createdAt: '2026-11-01T00:00:00Z' },
  ],
};
const blind = aRelease({ chart: null, chartVersion: null, recordBytes: null, deployedAt: null, status: null });

describe('the Releases page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: 'releases', component: Releases }]) });
  });

  async function show(url = '/releases', items = [aRelease(), blind]): Promise<HTMLElement> {
    const page = await visit(url);
    await answer('/me/views', views);
    await answer('/releases', { items, next: null });
    return page;
  }

  it('shows status, chart, record and verdicts, and says what is not known', async () => {
    const page = await show();

    const rows = [...page.querySelectorAll('.row:not(.head)')];
    const cells = [...(rows[0]?.querySelectorAll('[role=cell]') ?? [])].map((cell) => words(cell)).slice(0, 8);
    expect(cells).toEqual([
      'shop/webharbour · Helm 3 · web 1.2.3',
      'harbour',
      'deployed',
      'Helm 3',
      'web1.2.3',
      'no source',
      '922 KiB',
      'Secret',
    ]);
    expect(page.querySelector('sea-record-size')?.classList).toContain('near');
    expect(page.querySelector('sea-verdict-bar')?.getAttribute('aria-label')).toBe('2 fail, 1 unknown, 9 pass');
    expect(words(rows[1] ?? null).match(/not known/g)).toHaveLength(4);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('shows the status of what cannot be read now as unknown, not green', async () => {
    const seen = aRelease();
    const page = await show('/releases', [
      seen,
      { ...seen, fact: { ...seen.fact, unreadable: 'Its cluster is silent.' } },
    ]);

    const tags = [...page.querySelectorAll('sea-release-status')];
    expect(tags.map((tag) => tag.className)).toEqual(['good', 'unknown']);
    expect(words(tags[1] ?? null)).toBe('deployed when it was last seen');
  });

  it('asks for what the URL says', async () => {
    await visit('/releases?generation=2&status=failed&cluster=c1&sort=bytes&storage=ConfigMap&odd=1');

    const asked = TestBed.inject(HttpTestingController).match((request) => request.url.startsWith('/api/v1/releases'));

    expect(asked.map((request) => request.request.url)).toEqual([
      '/api/v1/releases?cluster=c1&generation=2&status=failed&storage=ConfigMap&sort=bytes&limit=100',
    ]);
  });

  it('marks the view that the address shows, whatever its order of words', async () => {
    const page = await show('/releases?sort=-deployed&generation=2');

    expect(words(page.querySelector('sea-view-tabs [aria-current]'))).toBe('Old ones');
    expect(words(page.querySelector('sea-view-tabs nav'))).not.toContain('Not here');
  });

  it('keeps a picked filter in the URL', async () => {
    const page = await show();

    page.querySelector<HTMLElement>('.toggles button')?.click();
    await settled();

    expect(TestBed.inject(Router).url).toBe('/releases?generation=2');
  });

  it('goes on in the search when a filter is taken away', async () => {
    const page = await show('/releases?namespace=shop');
    const chip = page.querySelector<HTMLElement>('button.chip');

    chip?.focus();
    chip?.click();
    await settled();

    expect(TestBed.inject(Router).url).toBe('/releases');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Show releases that contain');
  });

  it('says so when nothing matches, and what to do when the hub refuses', async () => {
    const page = await show('/releases', []);
    const empty = words(page.querySelector('[role=table]'));

    page.querySelector<HTMLElement>('.toggles button')?.click();
    await settled();
    await refuse('/releases', 503, { title: 'Not now' });

    expect(empty).toContain('No release matches');
    expect(words(page.querySelector('[role=alert]'))).toContain('The hub tries again by itself');
  });
});
