import type { Agent } from '../api/types';

export type CertificateState =
  { readonly kind: 'none' | 'revoked' } | { readonly kind: 'ended' | 'soon' | 'good'; readonly endsAt: string };

const week = 7 * 86_400_000;

/** An agent renews its certificate well before the last week; where it did not, something is in its way. */
export function certificateState(agent: Agent, now: number): CertificateState {
  const endsAt = agent.certificateEndsAt;
  if (agent.revokedAt !== null) {
    return { kind: 'revoked' };
  }
  if (endsAt === null) {
    return { kind: 'none' };
  }
  const left = Date.parse(endsAt) - now;
  return { kind: left <= 0 ? 'ended' : left < week ? 'soon' : 'good', endsAt };
}

/** How far two clocks may be apart before it is worth a word. Milliseconds. */
const usual = 5000;

/** Null = the agent was never heard of. */
export function skewInWords(millis: number | null): { readonly text: string; readonly odd: boolean } {
  if (millis === null) {
    return { text: '–', odd: false };
  }
  const seconds = Math.round(Math.abs(millis) / 1000);
  if (Math.abs(millis) <= usual) {
    return { text: $localize`as the hub's`, odd: false };
  }
  return {
    text: millis > 0 ? $localize`${seconds} s ahead of the hub's` : $localize`${seconds} s behind the hub's`,
    odd: true,
  };
}
