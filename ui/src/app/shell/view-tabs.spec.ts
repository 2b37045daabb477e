import { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { accessibilityProblems, answer, hub, press, refuse, settled, visit, words } from '../../testing/page';
import { ViewTabs } from './view-tabs';

@Component({
  imports: [ViewTabs],
  template: `<sea-view-tabs page="findings" [builtIn]="[]" [params]="{ text: 'shop' }" />`,
})
class Host {}

const shop = { id: 'v1', page: 'findings', name: 'Shop', query: 'text=shop', createdAt: '2026-11-01T00:00:00Z' };

describe('views of a page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: '', component: Host }]) });
    // jsdom knows dialogs, but not how to show them.
    HTMLDialogElement.prototype.showModal = () => undefined;
    HTMLDialogElement.prototype.close = () => undefined;
  });

  async function show(): Promise<HTMLElement> {
    const page = await visit('/');
    await answer('/me/views', { items: [shop] });
    return page;
  }

  const forget = (page: HTMLElement) => {
    press(page.querySelector('sea-confirm dialog') ?? page, 'Delete view');
  };

  it('say beside themselves that one could not be deleted, and why', async () => {
    const page = await show();

    forget(page);
    await refuse('/me/views/v1', 503, { title: 'The database is away' });

    const note = [...page.querySelectorAll('sea-problem')].find((problem) => !problem.closest('dialog'));
    expect(words(note ?? null)).toContain('The database is away');
    expect(words(page.querySelector('nav'))).toContain('Shop');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('keep the focus when one is deleted', async () => {
    const page = await show();
    page.querySelector<HTMLElement>('sea-confirm > button')?.focus();

    forget(page);
    TestBed.inject(HttpTestingController).expectOne({ method: 'DELETE', url: '/api/v1/me/views/v1' }).flush(null);
    await settled();
    await answer('/me/views', { items: [] });

    expect(words(page.querySelector('sea-view-tabs'))).not.toContain('Shop');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Views');
  });
});
