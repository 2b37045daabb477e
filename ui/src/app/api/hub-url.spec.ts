import { hubUrl } from './hub-url';

describe('a URL of the hub', () => {
  it('escapes what a cluster or a person wrote', () => {
    expect(hubUrl(['clusters', '../me?x=1'])).toBe('/api/v1/clusters/..%2Fme%3Fx%3D1');
    expect(hubUrl(['findings'], { text: 'a&state=FIXED#' })).toBe('/api/v1/findings?text=a%26state%3DFIXED%23');
  });

  it('leaves out what is not asked for and joins lists by commas', () => {
    const url = hubUrl(['findings'], { text: '', severity: ['high', 'low'], state: [], cursor: null, limit: 50 });

    expect(url).toBe('/api/v1/findings?severity=high,low&limit=50');
  });
});
