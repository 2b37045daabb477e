import { Location } from '@angular/common';
import { BreakpointObserver } from '@angular/cdk/layout';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { of } from 'rxjs';
import {
  accessibilityProblems,
  answer,
  FAKE_EVENTS,
  hub,
  press,
  refuse,
  settled,
  signIn,
  visit,
  words,
} from '../../testing/page';
import { admin, aFinding } from '../../testing/samples';
import { Live } from '../shell/live';
import { FindingPage } from './finding-page';
import { Findings } from './findings';

const counts = {
  total: 700,
  exact: true,
  overdue: 0,
  bySeverity: { critical: 700, high: 0, medium: 0, low: 0 },
  byState: { OPEN: 700, ACKNOWLEDGED: 0, IN_PROGRESS: 0, FIXED: 0, WITHDRAWN: 0, REOPENED: 0, WAIVED: 0, UNKNOWN: 0 },
  byFamily: { tiller: 700 },
};
const three = ['f1', 'f2', 'f3'].map((id) => aFinding({ id, name: id }));

describe('work on the Findings page', () => {
  beforeEach(async () => {
    const routes = [
      { path: 'findings', component: Findings },
      { path: 'findings/:findingId', component: FindingPage },
    ];
    TestBed.configureTestingModule({ providers: hub(routes) });
    TestBed.inject(Live).start();
    // jsdom knows dialogs, but not how to show them.
    HTMLDialogElement.prototype.showModal = () => undefined;
    HTMLDialogElement.prototype.close = () => undefined;
    localStorage.clear();
    await signIn(admin);
  });

  async function show(url = '/findings'): Promise<HTMLElement> {
    const page = await visit(url);
    await answer('/me/views', { items: [] });
    await answer('/findings/counts', counts);
    await answer('/findings?', { items: three, next: null });
    await answer('/findings?', { items: three.slice(0, 1), next: null });
    return page;
  }

  const boxes = (page: HTMLElement) => [...page.querySelectorAll<HTMLInputElement>('.pick input')];
  const key = async (name: string, target: EventTarget = document.body, shiftKey = false) => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }));
    await settled();
  };
  const focus = (page: HTMLElement, text: string) => {
    [...page.querySelectorAll<HTMLElement>('button')]
      .find((button) => words(button) === text || button.getAttribute('aria-label') === text)
      ?.focus();
  };
  const focused = () => document.activeElement?.getAttribute('href');
  const sent = (method: string, url: string) => TestBed.inject(HttpTestingController).expectOne({ method, url });

  it('is accessible with a selection', async () => {
    const page = await show();
    boxes(page)[0]?.click();
    await settled();

    expect(words(page.querySelector('.bar'))).toContain('1 selected');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('selects by mouse with shift, and by keys', async () => {
    const page = await show();

    boxes(page)[0]?.click();
    boxes(page)[2]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await settled();
    const byMouse = words(page.querySelector('.bar strong'));
    await key('Escape');
    await key('k');
    await key('k');
    await key('x');

    expect(byMouse).toBe('3 selected');
    expect(boxes(page).map((box) => box.checked)).toEqual([false, true, false]);
    expect(document.activeElement?.getAttribute('href')).toBe('/findings/f2');
  });

  it('leaves letters alone while people type, and where they turned keys off', async () => {
    const page = await show();

    await key('x', page.querySelector('input[type=search]') ?? page);
    page.querySelector<HTMLInputElement>('sea-shortcut-help input')?.click();
    await key('x');

    expect(boxes(page).some((box) => box.checked)).toBe(false);
  });

  it('changes many at once and says which stayed as they were, and why', async () => {
    const page = await show();
    await key('x');
    await key('j');
    await key('j');
    await key('x');

    press(page, 'Acknowledge');
    await settled();
    const bulk = sent('POST', '/api/v1/findings/bulk');
    bulk.flush({
      items: [
        { findingId: 'f1', outcome: 'CHANGED', detail: '' },
        { findingId: 'f2', outcome: 'REFUSED', detail: 'It is <b>FIXED</b>.' },
      ],
    });
    await settled();

    expect(bulk.request.body).toEqual({ findings: ['f1', 'f2'], change: { state: 'ACKNOWLEDGED' } });
    const result = words(page.querySelector('sea-bulk-bar dialog'));
    expect(result).toContain('1 finding was changed; 1 stayed as it was');
    expect(result).toContain('kube-system/f2 (harbour) It is <b>FIXED</b>.');
    expect(boxes(page).map((box) => box.checked)).toEqual([false, true, false]);
    expect([...page.querySelectorAll('.row sea-state')].map((state) => words(state))).toEqual([
      'Acknowledged',
      'Open',
      'Open',
    ]);
  });

  it('selects the whole view up to what can be changed at once, and says so', async () => {
    const page = await show();
    await key('x');
    const ids = Array.from({ length: 600 }, (_, index) => aFinding({ id: `g${String(index)}` }));

    press(page, 'Select the first 500 of 700');
    for (const [start, next] of [
      [0, 'b'],
      [200, 'c'],
      [400, 'd'],
    ] as const) {
      await settled();
      await answer('/findings?', { items: ids.slice(start, start + 200), next });
    }
    await settled();

    expect(words(page.querySelector('.bar strong'))).toBe('500 selected');
    expect(words(page.querySelector('.bar'))).toContain('at most 500 are changed at once');
  });

  it('offers no number of the whole view while that is not known', async () => {
    const page = await show();
    await key('x');
    const before = words(page.querySelector('.bar'));

    TestBed.inject(FAKE_EVENTS)[0]?.say('findings-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await refuse('/findings/counts', 503, { title: 'Not now' });

    expect(before).toContain('of 700');
    expect(words(page.querySelector('.bar'))).not.toMatch(/ of |700/);
    expect(words(page.querySelector('.bar'))).toContain('1 selected');
  });

  it('selects nothing of a view that was left meanwhile', async () => {
    const page = await show();
    await key('x');
    press(page, 'Select the first 500 of 700');
    await settled();
    const old = sent(
      'GET',
      '/api/v1/findings?state=OPEN,REOPENED,ACKNOWLEDGED,IN_PROGRESS,UNKNOWN&sort=severity&limit=200',
    );

    page.querySelector<HTMLElement>('.toggles button')?.click();
    await settled();
    await answer('/findings?', { items: three, next: null });
    await key('x');
    old.flush({ items: [aFinding({ id: 'old' }), aFinding({ id: 'older' })], next: null });
    await settled();

    expect(words(page.querySelector('.bar strong'))).toBe('1 selected');
    expect(boxes(page).map((box) => box.checked)).toEqual([true, false, false]);
  });

  it('selects nothing once all were left', async () => {
    const page = await show();
    await key('x');
    press(page, 'Select the first 500 of 700');
    await settled();

    press(page, 'Leave all');
    await settled();
    await answer('/findings?', { items: [aFinding({ id: 'old' })], next: null });

    expect(page.querySelector('.bar')).toBeNull();
  });

  it('says that only the first are selected as long as they are', async () => {
    const page = await show();
    await key('x');
    press(page, 'Select the first 500 of 700');
    await settled();
    await answer('/findings?', {
      items: [...three, ...Array.from({ length: 498 }, (_, index) => aFinding({ id: `g${String(index)}` }))],
      next: 'b',
    });
    const before = words(page.querySelector('.bar'));

    boxes(page)[0]?.click();
    await settled();

    expect(before).toContain('these are the first 500');
    expect(words(page.querySelector('.bar'))).not.toContain('these are the first 500');
  });

  it('goes back to the row when the bar of the selection goes', async () => {
    const page = await show();
    const picked = async () => {
      await key('x');
      focus(page, 'Leave all');
    };

    await picked();
    press(page, 'Leave all');
    await settled();
    const afterLeaving = focused();
    await picked();
    await key('Escape', document.activeElement ?? page);
    const afterEscape = focused();
    await picked();
    press(page, 'Acknowledge');
    await settled();
    sent('POST', '/api/v1/findings/bulk').flush({ items: [{ findingId: 'f1', outcome: 'CHANGED', detail: '' }] });
    await settled();
    page.querySelector('sea-bulk-bar dialog')?.dispatchEvent(new Event('close'));
    await settled();

    expect([afterLeaving, afterEscape, focused()]).toEqual(['/findings/f1', '/findings/f1', '/findings/f1']);
  });

  it.each(['Clear filters', 'namespace shop : show all again'])('goes on in the search after "%s"', async (button) => {
    const page = await show('/findings?namespace=shop');

    focus(page, button);
    press(page, button);
    await settled();

    expect(TestBed.inject(Router).url).toBe('/findings');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Show findings that contain');
  });

  it('tells what changed without moving it while people work, and shows it when asked', async () => {
    const page = await show();
    await key('x');

    TestBed.inject(FAKE_EVENTS)[0]?.say('findings-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 1050));
    const later = { changedAt: '2026-11-21T11:30:00Z', state: 'REOPENED' as const };
    await answer('/findings?', { items: [{ ...three[2], ...later }, aFinding({ id: 'new', ...later })], next: null });
    const states = [...page.querySelectorAll('.row sea-state')].map((state) => words(state));
    const news = words(page.querySelector('.news'));
    press(page, '2 changed show');
    await settled();
    await answer('/findings?', { items: [aFinding({ id: 'new' })], next: null });

    expect(states).toEqual(['Open', 'Open', 'Reopened']);
    expect(news).toBe('2 changed show');
    expect([...page.querySelectorAll('a.row-link')].map((row) => row.getAttribute('href'))).toEqual(['/findings/new']);
  });

  it('goes to the page of a finding where there is no room beside the table', async () => {
    const page = await show();

    page.querySelector<HTMLElement>('a.row-link')?.click();
    await settled();

    expect(TestBed.inject(Router).url).toBe('/findings/f1');
  });

  it('goes to the page of a finding that a link opens, where there is no room beside the table', async () => {
    await visit('/findings?severity=high&open=f2');

    expect(TestBed.inject(Router).url).toBe('/findings/f2');
  });

  it('stays with the list that people come back to, whatever was once beside it', async () => {
    const location = TestBed.inject(Location);
    location.go('/findings?open=f2');
    await visit('/findings/f1');
    TestBed.inject(Router).setUpLocationChangeListener();

    location.back();
    await settled();
    await settled();

    expect(TestBed.inject(Router).url).toBe('/findings?open=f2');
  });

  it('goes back to the row when the preview beside the table is closed', async () => {
    const wide = of({ matches: true, breakpoints: {} });
    vi.spyOn(TestBed.inject(BreakpointObserver), 'observe').mockReturnValue(wide);
    const page = await show('/findings?open=f1');

    focus(page, 'Close the preview');
    press(page, 'Close the preview');
    await settled();

    expect(page.querySelector('.preview')).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/findings');
    expect(focused()).toBe('/findings/f1');
  });

  it('exports exactly what is shown', async () => {
    const page = await show('/findings?severity=high&owner=-&sort=due');

    const links = [...page.querySelectorAll('a[download]')].map((link) => link.getAttribute('href'));

    expect(links[0]).toBe(
      '/api/v1/findings/export?severity=high&state=OPEN,REOPENED,ACKNOWLEDGED,IN_PROGRESS,UNKNOWN&owner=-&sort=due&format=csv',
    );
    expect(links[1]).toContain('format=ndjson');
  });

  it('saves the view that the address shows, and says so when the name is taken', async () => {
    const page = await show('/findings?namespace=shop&sort=due');
    const form = page.querySelector<HTMLFormElement>('sea-view-tabs form');

    press(page, 'Save view');
    const name = form?.querySelector('input');
    if (name) {
      name.value = 'Shop';
    }
    form?.requestSubmit();
    await settled();
    const save = sent('POST', '/api/v1/me/views');
    save.flush({ title: 'Taken', detail: 'Choose another name' }, { status: 409, statusText: 'x' });
    await settled();

    expect(save.request.body).toEqual({ page: 'findings', name: 'Shop', query: 'namespace=shop&sort=due' });
    expect(words(form)).toContain('Choose another name');
    expect(words(page.querySelector('sea-view-tabs [aria-current]'))).toBe('Unsaved view');
  });
});
