import { TestBed } from '@angular/core/testing';
import { FAKE_EVENTS, hub } from '../../testing/page';
import { type Change, clusterIdOf, Live, retryDelay } from './live';

describe('live changes', () => {
  const seen: Change[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    seen.length = 0;
    TestBed.configureTestingModule({ providers: hub() });
    TestBed.inject(Live).changes.subscribe((change) => seen.push(change));
    TestBed.inject(Live).start();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const stream = () => {
    const last = TestBed.inject(FAKE_EVENTS).at(-1);
    if (!last) {
      throw new Error('no stream was opened');
    }
    return last;
  };

  it('tell which cluster changed and how', () => {
    stream().open();

    stream().say('cluster-changed', '{"clusterId":"a"}');
    stream().say('findings-changed', '{"clusterId":"b"}');
    stream().say('resync');

    expect(TestBed.inject(Live).state()).toEqual({ kind: 'live' });
    expect(seen).toEqual([
      { kind: 'cluster', clusterId: 'a' },
      { kind: 'findings', clusterId: 'b' },
      { kind: 'resync' },
    ]);
  });

  it('that cannot be read make everything be read again', () => {
    stream().say('score-changed', 'not json');

    expect(seen).toEqual([{ kind: 'resync' }]);
    expect(clusterIdOf('{"clusterId":5}')).toBeNull();
  });

  it('are asked for again where the browser gives up, and what was missed is read', () => {
    stream().open();
    const first = stream();

    first.fail(true);
    const away = TestBed.inject(Live).state().kind;
    vi.advanceTimersByTime(31_000);
    stream().open();

    expect(away).toBe('away');
    expect(stream()).not.toBe(first);
    expect(seen).toEqual([{ kind: 'resync' }]);
    expect(TestBed.inject(Live).state()).toEqual({ kind: 'live' });
  });

  it('leave a stream alone that the browser opens again by itself', () => {
    stream().fail(false);
    vi.advanceTimersByTime(60_000);

    expect(TestBed.inject(FAKE_EVENTS)).toHaveLength(1);
  });

  it('end with the page', () => {
    stream().fail(true);
    TestBed.inject(Live).stop();
    vi.advanceTimersByTime(60_000);

    expect(TestBed.inject(FAKE_EVENTS)).toHaveLength(1);
  });

  it('come back within half a minute at most, spread', () => {
    expect(retryDelay(0, 0)).toBe(500);
    expect(retryDelay(0, 1)).toBe(1000);
    expect(retryDelay(20, 1)).toBe(30_000);
  });
});
