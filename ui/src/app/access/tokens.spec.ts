import { grantText } from './scope-text';
import { tokenState } from './tokens';

const now = Date.parse('2026-11-21T12:00:00Z');
const later = '2026-11-22T12:00:00Z';
const earlier = '2026-11-20T12:00:00Z';

describe('a token', () => {
  it('is usable until it is used up, expired or revoked', () => {
    expect(tokenState({ revokedAt: null, expiresAt: later, usesLeft: 1 }, now)).toBe('usable');
    expect(tokenState({ revokedAt: null, expiresAt: later, usesLeft: 0 }, now)).toBe('used');
    expect(tokenState({ revokedAt: null, expiresAt: earlier }, now)).toBe('expired');
    expect(tokenState({ revokedAt: earlier, expiresAt: later, usesLeft: 1 }, now)).toBe('revoked');
  });
});

describe('a grant', () => {
  it('reads as a sentence', () => {
    expect(grantText({ role: 'admin', scope: { kind: 'ALL' } })).toBe('Administrator of all clusters');
    expect(grantText({ role: 'viewer', scope: { kind: 'CLUSTERS', clusters: ['a', 'b'] } })).toBe(
      'Viewer of 2 clusters',
    );
    expect(grantText({ role: 'responder', scope: { kind: 'LABELS', labels: { team: 'web' } } })).toBe(
      'Responder of team=web',
    );
  });
});
