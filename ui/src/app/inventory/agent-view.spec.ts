import { now } from '../../testing/samples';
import type { Agent } from '../api/types';
import { certificateState, skewInWords } from './agent-view';

const agent: Agent = {
  clusterId: 'a',
  clusterName: 'harbour',
  identity: 'spiffe://seaworthy/cluster/a',
  version: '0.1.0',
  health: 'LIVE',
  connected: true,
  connectedAt: null,
  lastHeardAt: null,
  clockSkewMillis: 0,
  certificateEndsAt: null,
  revokedAt: null,
};

describe('the certificate of an agent', () => {
  it.each([
    ['2026-12-20T12:00:00Z', 'good'],
    ['2026-11-25T12:00:00Z', 'soon'],
    ['2026-11-21T11:00:00Z', 'ended'],
  ])('that ends at %s is %s', (certificateEndsAt, kind) => {
    expect(certificateState({ ...agent, certificateEndsAt }, now).kind).toBe(kind);
  });

  it('is revoked whatever its end, and may never have been', () => {
    const revoked = { ...agent, certificateEndsAt: '2026-12-20T12:00:00Z', revokedAt: '2026-11-01T12:00:00Z' };

    expect(certificateState(revoked, now).kind).toBe('revoked');
    expect(certificateState(agent, now).kind).toBe('none');
  });
});

describe('the clock of an agent', () => {
  it('is worth a word where it is off', () => {
    expect(skewInWords(-300)).toEqual({ text: "as the hub's", odd: false });
    expect(skewInWords(95_400)).toEqual({ text: "95 s ahead of the hub's", odd: true });
    expect(skewInWords(-6000)).toEqual({ text: "6 s behind the hub's", odd: true });
  });

  it('is not known where it was never heard of', () => {
    expect(skewInWords(null)).toEqual({ text: '–', odd: false });
  });
});
