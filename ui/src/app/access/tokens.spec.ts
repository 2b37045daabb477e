import { draftOf, draftProblem, grantOf, newDraft } from './grant-form';
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

describe('a grant that is being written', () => {
  it.each([
    { role: 'admin' as const, scope: { kind: 'ALL' as const } },
    { role: 'viewer' as const, scope: { kind: 'CLUSTERS' as const, clusters: ['a', 'b'] } },
    { role: 'viewer' as const, scope: { kind: 'LABELS' as const, labels: { team: 'web', 'a/b': 'c d' } } },
  ])('comes back as it was: $scope.kind', (grant) => {
    expect(grantOf(draftOf(grant))).toEqual(grant);
    expect(draftProblem(draftOf(grant))).toBeNull();
  });

  it('says what is missing or wrong', () => {
    expect(draftProblem({ ...newDraft, kind: 'CLUSTERS' })).toBe('Pick at least one cluster.');
    expect(draftProblem({ ...newDraft, kind: 'LABELS', labels: ' , ' })).toContain('at least one label');
    expect(draftProblem({ ...newDraft, kind: 'LABELS', labels: 'team=web, wrong' })).toContain(
      "'wrong' is not a label",
    );
  });
});
