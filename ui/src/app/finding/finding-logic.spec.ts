import { aFinding } from '../../testing/samples';
import { viewParams, viewQuery } from '../shell/view-tabs';
import { bulkSummary } from './bulk-summary';
import { changedAfter } from './change-watch';
import { chipsOf } from './filter-chips';
import { subject, toRow } from './finding-row';
import { dueBefore, fromUrl, toQuery, toUrl } from './findings-filter';
import { relatedQuery, releaseOf } from './related';
import { changeName, stepsFrom, verdictOf } from './steps';
import { builtInViews } from './views';

const now = Date.parse('2026-11-21T23:59:00Z');

describe('due dates in the address', () => {
  it('become UTC days', () => {
    expect(dueBefore('overdue', now)).toBe('');
    expect(dueBefore('week', now)).toBe('2026-11-29');
    expect(dueBefore('2026-12-24', now)).toBe('2026-12-24');
    expect(dueBefore('', now)).toBe('');
    expect(toQuery(fromUrl({ due: 'overdue' }), now)).toMatchObject({ dueBefore: '', overdue: 'true' });
    expect(toQuery(fromUrl({ due: 'week' }), now)).toMatchObject({ dueBefore: '2026-11-29', overdue: '' });
  });

  it('are left out when they mean nothing, as releases without a namespace are', () => {
    expect(fromUrl({ due: 'soon', release: 'web' })).toMatchObject({ due: '', release: '' });
    expect(fromUrl({ due: '2026-12-24', release: 'shop/web' })).toMatchObject({
      due: '2026-12-24',
      release: 'shop/web',
    });
  });
});

describe('built-in views', () => {
  it('say in the address what they show', () => {
    for (const view of builtInViews('grace')) {
      expect(viewQuery(toUrl(fromUrl(view.params)))).toBe(viewQuery(view.params));
    }
  });

  it('come back from what they were saved as', () => {
    const params = { text: 'a b&c', owner: 'émile', sort: null };

    const query = viewQuery(params);

    expect(query).toMatch(/^[!-~]*$/);
    expect(viewParams(query)).toEqual({ text: 'a b&c', owner: 'émile' });
  });
});

describe('chips', () => {
  it('name what is filtered and take just that away', () => {
    const filter = fromUrl({ cluster: 'c1,c2', owner: '-', release: 'shop/web', family: 'tiller' });

    const chips = chipsOf(filter, new Map([['c1', 'harbour']]));

    expect(chips.map((chip) => chip.text)).toEqual(['family tiller', 'harbour', 'c2', 'release shop/web', "nobody's"]);
    expect(chips[1]?.off).toEqual({ clusters: ['c2'] });
  });
});

describe('a finding', () => {
  it('is named by its object', () => {
    expect(subject(aFinding())).toBe('kube-system/tiller-deploy');
    expect(subject(aFinding({ namespace: '', name: '' }))).toBe('Tiller');
  });

  it('leaves its long texts to where it is looked at', () => {
    expect(Object.keys(toRow(aFinding()))).not.toContain('evidence');
  });

  it('is related to what is about the same release, else the same object', () => {
    const release = aFinding({ factKind: 'ReleaseFact', namespace: 'shop', name: 'web' });

    expect(relatedQuery(release, releaseOf(release))).toMatchObject({ release: 'shop/web' });
    expect(relatedQuery(aFinding(), releaseOf(aFinding()))).toMatchObject({ fact: 'Zg' });
  });

  it('cannot be closed by hand in any state', () => {
    expect(stepsFrom('OPEN').map((step) => step.state)).toEqual(['ACKNOWLEDGED', 'IN_PROGRESS']);
    expect(stepsFrom('UNKNOWN')).toEqual([]);
    expect(verdictOf('UNKNOWN')).toBe('Not known');
    expect(changeName({ owner: '' })).toBe('Assign to nobody');
  });
});

describe('what changed', () => {
  it('is what is later than the last look', () => {
    const latest = [aFinding({ id: 'new', changedAt: '2026-11-21T12:00:00.1Z' }), aFinding({ id: 'old' })];

    expect(changedAfter(latest, '2026-11-21T12:00:00Z').map((finding) => finding.id)).toEqual(['new']);
    expect(changedAfter(latest, '')).toHaveLength(2);
  });
});

describe('what became of a bulk change', () => {
  it('lists each finding that stayed as it was, with why', () => {
    const items = [
      { findingId: 'a', outcome: 'CHANGED' as const, detail: '' },
      { findingId: 'b', outcome: 'REFUSED' as const, detail: 'It is FIXED.' },
      { findingId: 'c', outcome: 'NOT_FOUND' as const, detail: '' },
    ];

    const { changed, left } = bulkSummary({ items }, [toRow(aFinding({ id: 'b' }))]);

    expect([...changed]).toEqual(['a']);
    expect(left.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'Tiller speaks TLS only: kube-system/tiller-deploy (harbour): It is FIXED.',
      'c: It is no longer there.',
    ]);
  });
});
