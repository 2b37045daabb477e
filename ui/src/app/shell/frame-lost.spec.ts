import { TestBed } from '@angular/core/testing';
import { accessibilityProblems, FAKE_EVENTS, hub, settled, visit, words } from '../../testing/page';
import { Frame } from './frame';

describe('the frame around the pages', () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    TestBed.configureTestingModule({ providers: hub([{ path: '', component: Frame }]) });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const stream = () => TestBed.inject(FAKE_EVENTS)[0];
  const lost = (page: HTMLElement) => words(page.querySelector('.lost[role=status]'));

  it('says in text what to do where the hub stays away', async () => {
    const page = await visit('/');
    stream()?.open();

    stream()?.fail(false);
    vi.advanceTimersByTime(30_000);
    await settled();

    expect(words(page.querySelector('.link'))).toBe('Not live');
    expect(lost(page)).toMatch(/^The hub was lost at .*\d:\d\d.*from before.*look whether the hub runs/);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('makes no words of a link that comes back soon, and takes them away when it is back', async () => {
    const page = await visit('/');

    stream()?.fail(false);
    await settled();
    const soon = lost(page);
    vi.advanceTimersByTime(30_000);
    await settled();
    const late = lost(page);
    stream()?.open();
    await settled();

    expect(soon).toBe('');
    expect(late).not.toBe('');
    expect(lost(page)).toBe('');
    expect(words(page.querySelector('.link'))).toBe('Live');
  });
});
