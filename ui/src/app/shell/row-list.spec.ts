import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { answer, hub, refuse } from '../../testing/page';
import { RowList } from './row-list';

const unavailable = { title: 'Not now' };

describe('a list of rows', () => {
  let list: RowList<string>;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: hub() });
    list = TestBed.runInInjectionContext(() => new RowList<string>((item) => item, 2));
    list.show(['things'], { text: 'a' });
    await answer('/things', { items: ['a1', 'a2'], next: 'after-a2' });
  });

  const asked = () =>
    TestBed.inject(HttpTestingController)
      .match(() => true)
      .map(({ request }) => request.url);

  it('asks a new query from its beginning when that failed, and shows no row of the query before', async () => {
    list.show(['things'], { text: 'b' });
    await refuse('/things', 503, unavailable);
    const rows = list.rows();
    const complete = list.complete();

    list.retry();

    expect(rows).toEqual([]);
    expect(complete).toBe(false);
    expect(asked()).toEqual(['/api/v1/things?text=b&limit=2']);
  });

  it('keeps its rows when reading them anew failed, and says that until they were', async () => {
    list.again();
    await refuse('/things', 503, unavailable);
    const kept = list.rows();

    list.retry();
    const state = list.state();
    const error = list.error();

    expect(kept).toEqual(['a1', 'a2']);
    expect([state, error === null]).toEqual(['loading', false]);
    await answer('/things?text=a&limit=2', { items: ['a0', 'a1'], next: 'after-a1' });
    expect(list.rows()).toEqual(['a0', 'a1']);
    expect(list.error()).toBeNull();
  });

  it('asks for the next page again when that failed', async () => {
    list.more();
    await refuse('/things', 503, unavailable);

    list.retry();
    await answer('/things?text=a&limit=2&cursor=after-a2', { items: ['a3'], next: null });

    expect(list.rows()).toEqual(['a1', 'a2', 'a3']);
    expect(list.complete()).toBe(true);
  });

  it('puts what is new before the pages that were read, and goes on after those', async () => {
    list.more();
    await answer('/things', { items: ['a3', 'a4'], next: 'after-a4' });

    list.latest();
    await answer('/things?text=a&limit=2', { items: ['a0', 'a1'], next: 'after-a1' });
    const rows = list.rows();
    list.more();
    await answer('/things?text=a&limit=2&cursor=after-a4', { items: ['a5'], next: null });

    expect(rows).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
    expect(list.rows()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('begins anew where more is new than one page holds, so that nothing is left out between', async () => {
    list.latest();
    await answer('/things', { items: ['n1', 'n2'], next: 'after-n2' });
    const rows = list.rows();

    list.more();
    await answer('/things?text=a&limit=2&cursor=after-n2', { items: ['n3', 'a1'], next: 'after-a1' });

    expect(rows).toEqual(['n1', 'n2']);
    expect(list.rows()).toEqual(['n1', 'n2', 'n3', 'a1']);
  });

  it('reads what is new after the page that is on its way', async () => {
    list.more();
    list.latest();
    await answer('/things?text=a&limit=2&cursor=after-a2', { items: ['a3'], next: null });

    await answer('/things?text=a&limit=2', { items: ['a0', 'a1'], next: 'after-a1' });

    expect(list.rows()).toEqual(['a0', 'a1', 'a2', 'a3']);
    expect(list.complete()).toBe(true);
  });

  it('shows rows of another path at no time', () => {
    list.show(['others'], {});

    expect(list.rows()).toEqual([]);
  });
});
