import { generationName, recordShare, recordSummary, recordTone, statusTone } from './release-view';
import { credentialPlace, gapText } from './release-body';
import { fromUrl, toQuery, toUrl } from './releases-filter';

describe('a release', () => {
  it('says which Helm wrote it, or what the record leaves open', () => {
    expect(generationName(2)).toBe('Helm 2');
    expect(generationName(0)).toBe('Helm 3 or 4');
    expect(generationName(null)).toBe('not known');
  });

  it('is green only when Helm calls it deployed', () => {
    expect(statusTone('deployed')).toBe('good');
    expect(statusTone('failed')).toBe('bad');
    expect(statusTone(null)).toBe('unknown');
    expect(statusTone('unknown')).toBe('unknown');
    expect(statusTone('something new')).toBe('unknown');
  });

  it('warns from 80 % of the record limit on', () => {
    expect(recordTone(838_860)).toBe('small');
    expect(recordTone(838_861)).toBe('near');
    expect(recordTone(1_048_576)).toBe('full');
    expect(recordShare(2_000_000)).toBe(1);
    expect(recordSummary(524_288, '512 KiB')).toContain('50 %');
  });

  it('names where a credential is, and what could not be read', () => {
    expect(credentialPlace({ source: 'MANIFEST', object: { kind: 'Secret', name: 'x' } })).toBe('manifest, Secret x');
    expect(credentialPlace({ source: 'SOMETHING_NEW' })).toBe('somewhere in the record');
    expect(gapText({ resource: 'secrets', verb: 'list', namespace: 'shop', reason: 'NOT_RECORDED' })).toBe(
      'list secrets in shop: not recorded',
    );
  });
});

describe('the filter of releases', () => {
  it('comes back from the URL as it was, and drops words that mean nothing', () => {
    const filter = fromUrl({
      generation: '2,7',
      status: 'failed,odd',
      storage: 'Disk',
      sort: '-bytes',
      cluster: 'a,b',
    });

    expect(filter).toMatchObject({ generations: ['2'], statuses: ['failed'], storage: '', sort: '-bytes' });
    const url = Object.fromEntries(Object.entries(toUrl(filter)).filter(([, value]) => value !== null));
    expect(fromUrl(url)).toEqual(filter);
    expect(toQuery(filter)['cluster']).toEqual(['a', 'b']);
  });
});
