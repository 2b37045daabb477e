import { aCluster, aScore } from '../../testing/samples';
import { grouped, isStale, keepOrder, matches, order, summary } from './fleet-view';

const byId = (...clusters: ReturnType<typeof aCluster>[]) => new Map(clusters.map((c) => [c.id, c]));

describe('the fleet', () => {
  it('puts what is not known before what is bad', () => {
    const good = aCluster({ id: 'good', score: aScore(95) });
    const bad = aCluster({ id: 'bad', score: aScore(20) });
    const silent = aCluster({ id: 'silent', health: 'SILENT', score: aScore(99) });
    const unscored = aCluster({ id: 'unscored', score: null });

    const ids = order([good, bad, silent, unscored], 'worst');

    expect(ids).toEqual(['unscored', 'silent', 'bad', 'good']);
  });

  it('breaks equal scores by the worst findings, then by name', () => {
    const b = aCluster({ id: '1', name: 'b' });
    const a = aCluster({ id: '2', name: 'a' });
    const critical = aCluster({ id: '3', name: 'z', open: { critical: 1, high: 0, medium: 0, low: 0 } });

    const ids = order([b, a, critical], 'worst');

    expect(ids).toEqual(['3', '2', '1']);
  });

  it('keeps every tile where it is while scores change, and puts new clusters at the end', () => {
    const held = ['x', 'gone', 'y'];

    const ids = keepOrder(held, byId(aCluster({ id: 'new' }), aCluster({ id: 'y' }), aCluster({ id: 'x' })));

    expect(ids).toEqual(['x', 'y', 'new']);
  });

  it('finds clusters by name, version and label value', () => {
    const filter = { text: ' PROD', health: '' as const, group: '', sort: 'worst' as const };

    expect(matches(aCluster(), filter)).toBe(true);
    expect(matches(aCluster({ labels: {} }), filter)).toBe(false);
    expect(matches(aCluster(), { ...filter, health: 'SILENT' })).toBe(false);
  });

  it('groups by a label, those without it last', () => {
    const groups = grouped(
      [
        aCluster({ id: '1', labels: {} }),
        aCluster({ id: '2', labels: { team: 'b' } }),
        aCluster({ id: '3', labels: { team: 'a' } }),
      ],
      'team',
    );

    expect(groups.map((group) => group.name)).toEqual(['a', 'b', '']);
  });

  it('counts clusters that are not heard of or have no score', () => {
    const counted = summary([
      aCluster(),
      aCluster({ health: 'SILENT' }),
      aCluster({ score: null, open: { critical: 2, high: 0, medium: 0, low: 0 } }),
    ]);

    expect(counted).toEqual({
      clusters: 3,
      silent: 1,
      unscored: 1,
      open: { critical: 2, high: 6, medium: 10, low: 24 },
    });
  });

  it('calls a cluster nobody heard of stale', () => {
    expect(isStale(aCluster({ health: 'NEVER_SEEN' }))).toBe(true);
    expect(isStale(aCluster({ health: 'SYNCING' }))).toBe(false);
  });
});
