import { findingStates, unsettled } from '../ui/states';
import { fromUrl, toggled, toQuery, toUrl } from './findings-filter';

describe('the filter of findings', () => {
  it('shows what people have to act on when the URL says nothing', () => {
    expect(fromUrl({}).states).toEqual(unsettled);
    expect(unsettled).toContain('UNKNOWN');
    expect(unsettled).not.toContain('FIXED');
  });

  it('comes back from the URL as it was', () => {
    const filter = {
      ...fromUrl({}),
      severities: ['high' as const],
      states: ['FIXED' as const],
      text: 'x,y',
      clusters: ['c1', 'c2'],
      owner: '-',
      changed: '2026-11-02' as const,
      sort: 'due' as const,
    };

    const url = Object.fromEntries(Object.entries(toUrl(filter)).filter(([, value]) => value !== null));

    expect(fromUrl(url)).toEqual(filter);
  });

  it('leaves what is usual out of the URL', () => {
    expect(Object.values(toUrl(fromUrl({}))).every((value) => value === null)).toBe(true);
  });

  it('shows every state when all or none is picked, and asks the hub for none', () => {
    const all = fromUrl({ state: 'ANY' });

    expect(all.states).toEqual(findingStates);
    expect(toUrl({ ...all, states: [] }).state).toBe('ANY');
    expect(toQuery(all)['state']).toEqual([]);
  });

  it('drops words that mean nothing', () => {
    const filter = fromUrl({ severity: 'high,terrible', state: 'NOPE', sort: 'luck' });

    expect(filter.severities).toEqual(['high']);
    expect(filter.states).toEqual(unsettled);
    expect(filter.sort).toBe('severity');
  });

  it('takes today and the six days before for a week', () => {
    const noon = Date.parse('2026-11-20T12:00:00Z');

    expect(toQuery(fromUrl({ changed: 'week' }), noon)['changedAfter']).toBe('2026-11-13');
    expect(toQuery(fromUrl({ changed: '2026-11-02' }), noon)['changedAfter']).toBe('2026-11-02');
    expect(toQuery(fromUrl({ changed: 'lately' }), noon)['changedAfter']).toBe('');
  });

  it('toggles a word', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['b'], 'a')).toEqual(['b', 'a']);
  });
});
