import type { Tiller } from '../api/types';

export const transportName: Readonly<Record<Tiller['transport'], string>> = {
  TRANSPORT_UNKNOWN: $localize`Unknown`,
  PLAINTEXT: $localize`Plaintext`,
  TLS: $localize`TLS, any client`,
  TLS_OPTIONAL_CLIENT_CERTIFICATE: $localize`TLS, client certificate optional`,
  MUTUAL_TLS: $localize`Mutual TLS`,
};

/** As a class: only mutual TLS is good, and what cannot be told is neither. */
export function transportSafe(transport: Tiller['transport']): string {
  return transport === 'MUTUAL_TLS' ? 'good' : transport === 'TRANSPORT_UNKNOWN' ? '' : 'bad';
}
