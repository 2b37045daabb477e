import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
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
import { aFinding } from '../../testing/samples';
import type { FindingCounts } from '../api/types';
import { Live } from '../shell/live';
import { grouped } from '../ui/format';
import { Findings } from './findings';

const counts: FindingCounts = {
  total: 2,
  exact: true,
  overdue: 1,
  bySeverity: { critical: 1, high: 1, medium: 0, low: 0 },
  byState: { OPEN: 2, ACKNOWLEDGED: 0, IN_PROGRESS: 0, FIXED: 0, WITHDRAWN: 0, REOPENED: 0, WAIVED: 0, UNKNOWN: 0 },
  byFamily: { tiller: 2 },
};
const first = aFinding({ id: 'f1' });
const second = aFinding({ id: 'f2', severity: 'high', title: '<b>bold</b>', state: 'UNKNOWN' });

describe('the Findings page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: 'findings', component: Findings }]) });
    TestBed.inject(Live).start();
  });

  async function show(url = '/findings', items = [first, second], next: string | null = null): Promise<HTMLElement> {
    const page = await visit(url);
    await answer('/findings/counts', counts);
    await answer('/findings?', { items, next });
    return page;
  }

  const rows = (page: HTMLElement) => [...page.querySelectorAll('a.row-link')].map((row) => words(row));

  it('shows severity and state as words, and what clusters wrote as text', async () => {
    const page = await show();

    expect(rows(page)).toEqual(['Tiller speaks TLS only', '<b>bold</b>']);
    expect(words(page.querySelector('[role=table]'))).toMatch(/Critical.*Open.*High.*Unknown/);
    expect(words(page)).toContain('2 findings · 1 overdue');
  });

  it('is accessible', async () => {
    expect(await accessibilityProblems(await show())).toEqual([]);
  });

  it('shows rows to come until the first are there', async () => {
    const page = await visit('/findings');
    const before = page.querySelectorAll('sea-skeleton-rows .row').length;

    await answer('/findings?', { items: [first], next: null });

    expect(before).toBeGreaterThan(10);
    expect(page.querySelector('sea-skeleton-rows')).toBeNull();
  });

  it('asks for what the URL says', async () => {
    await visit('/findings?severity=high&cluster=c1&sort=due&state=FIXED');

    const asked = TestBed.inject(HttpTestingController).match((request) => request.url.startsWith('/api/v1/findings?'));

    expect(asked.map((request) => request.request.url)).toEqual([
      '/api/v1/findings?severity=high&state=FIXED&cluster=c1&sort=due&limit=100',
    ]);
  });

  it('asks for what was fixed within a week', async () => {
    await visit('/findings?state=FIXED&changed=week');
    const week = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);

    const asked = TestBed.inject(HttpTestingController).match((request) => request.url.includes('/findings/counts'));

    expect(asked.map((request) => request.request.url)).toEqual([
      `/api/v1/findings/counts?state=FIXED&changedAfter=${week}`,
    ]);
  });

  it('says that there are more than were counted, and no number of a part of them', async () => {
    const page = await visit('/findings?text=a');
    await answer('/findings/counts', {
      ...counts,
      total: 10_000,
      exact: false,
      bySeverity: { critical: 4321, high: 5679, medium: 0, low: 0 },
    });
    await answer('/findings?', { items: [first, second], next: null });
    page
      .querySelector('[aria-label="Severity"]')
      ?.closest('search')
      ?.querySelectorAll('sea-menu')
      .forEach((menu) => {
        menu.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      });
    await settled();
    await answer('/findings/counts', { ...counts, total: 10_000, exact: false, byFamily: { tiller: 9876 } });
    await answer('/controls', { items: [{ id: 'x', title: 'X', family: 'release' }] });
    const bar = words(page.querySelector('search'));

    expect(words(page.querySelector('.top'))).toContain(`${grouped(10_000)}+ findings`);
    expect(words(page.querySelector('.top'))).not.toContain('overdue');
    expect(page.querySelector('[role=table]')?.getAttribute('aria-rowcount')).toBe('-1');
    expect(bar).not.toMatch(/4.?321|9.?876/);
    expect(bar).toContain('release');
  });

  it('counts states and families anew as findings change, and moves no family away', async () => {
    const page = await show();
    const choices = () =>
      [...page.querySelectorAll('sea-filter-bar sea-menu')]
        .slice(0, 2)
        .map((menu) => words(menu.querySelector('fieldset')));
    page.querySelectorAll('sea-filter-bar sea-menu').forEach((menu) => {
      menu.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    });
    await settled();
    await answer('/findings/counts', { ...counts, byFamily: { release: 3, tiller: 2 } });
    const before = choices();

    TestBed.inject(FAKE_EVENTS)[0]?.say('findings-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await answer('/findings/counts', {
      ...counts,
      byState: { ...counts.byState, OPEN: 1, ACKNOWLEDGED: 7 },
      byFamily: { tiller: 8, chart: 1 },
    });

    expect(before[0]).toMatch(/Open\s*2.*Acknowledged\s*0/);
    expect(before[1]).toMatch(/release\s*3\s*tiller\s*2$/);
    expect(choices()[0]).toMatch(/Open\s*1.*Acknowledged\s*7/);
    expect(choices()[1]).toMatch(/release\s*0\s*tiller\s*8\s*chart\s*1$/);
  });

  it('keeps a picked filter in the URL and asks anew', async () => {
    const page = await show();

    page.querySelector<HTMLElement>('.toggles button')?.click();
    await settled();

    expect(TestBed.inject(Router).url).toBe('/findings?severity=critical');
    await answer('/findings?severity=critical', { items: [first], next: null });
    expect(rows(page)).toEqual(['Tiller speaks TLS only']);
  });

  it('takes a filter for one cluster away again', async () => {
    const page = await show(`/findings?cluster=${first.clusterId}`);

    press(page, 'harbour : show all again');
    await settled();

    expect(TestBed.inject(Router).url).toBe('/findings');
  });

  it('reads the next page with the cursor of this one', async () => {
    const page = await show('/findings', [first], 'abc');

    await answer('/findings?state=OPEN,REOPENED,ACKNOWLEDGED,IN_PROGRESS,UNKNOWN&sort=severity&limit=100&cursor=abc', {
      items: [second],
      next: null,
    });

    expect(rows(page)).toHaveLength(2);
  });

  it('has no number of another filter once its own cannot be read, and reads it when asked', async () => {
    const page = await show();

    page.querySelector<HTMLElement>('.toggles button')?.click();
    await settled();
    await refuse('/findings/counts?severity=critical', 503, { title: 'Not now' });
    await refuse('/findings?severity=critical', 503, { title: 'Not now' });
    const heading = words(page.querySelector('.top [role=status]'));
    const table = page.querySelector('[role=table]');
    const count = table?.getAttribute('aria-rowcount');
    const left = rows(page);
    press(page, 'Try again');
    await settled();
    await answer('/findings/counts?severity=critical', { ...counts, total: 1, overdue: 0 });
    await answer('/findings?severity=critical', { items: [first], next: null });

    expect(heading).toBe('');
    expect(count).toBe('-1');
    expect(left).toEqual([]);
    expect(words(page.querySelector('.top [role=status]'))).toBe('1 finding');
    expect(rows(page)).toHaveLength(1);
  });

  it('shows the latest by itself while people are at the top', async () => {
    const page = await show();

    TestBed.inject(FAKE_EVENTS)[0]?.say('findings-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await answer('/findings?', { items: [second], next: null });

    expect(rows(page)).toEqual(['<b>bold</b>']);
  });

  it('says so when nothing matches, and what to do when the hub refuses', async () => {
    const page = await show('/findings', []);
    const empty = words(page.querySelector('[role=table]'));

    page.querySelector<HTMLElement>('.toggles button')?.click();
    await settled();
    await refuse('/findings?', 400, { title: 'Not readable', errors: [{ pointer: 'query/text', detail: 'too long' }] });

    expect(empty).toContain('No finding matches');
    expect(words(page.querySelector('[role=alert]'))).toContain('query/text: too long');
  });
});
