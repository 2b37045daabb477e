export type TokenState = 'usable' | 'used' | 'expired' | 'revoked';

export const tokenStateName: Readonly<Record<TokenState, string>> = {
  usable: $localize`Usable`,
  used: $localize`Used up`,
  expired: $localize`Expired`,
  revoked: $localize`Revoked`,
};

/** What can still be done with a token; the strongest reason against it wins. */
export function tokenState(
  token: { readonly revokedAt: string | null; readonly expiresAt: string; readonly usesLeft?: number },
  now: number,
): TokenState {
  if (token.revokedAt !== null) {
    return 'revoked';
  }
  if (token.usesLeft === 0) {
    return 'used';
  }
  return Date.parse(token.expiresAt) <= now ? 'expired' : 'usable';
}
