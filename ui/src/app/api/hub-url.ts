export type QueryValue = string | number | readonly string[] | null | undefined;

const root = '/api/v1';

/** A path of the hub's API, its parts and query escaped; empty values are left out, lists are joined by commas. */
export function hubUrl(parts: readonly string[], query: Readonly<Record<string, QueryValue>> = {}): string {
  const path = [root, ...parts.map(encodeURIComponent)].join('/');
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const text = typeof value === 'object' && value !== null ? value.map(encodeURIComponent).join(',') : value;
    if (text === null || text === undefined || text === '') {
      return [];
    }
    return [`${name}=${typeof value === 'object' ? String(text) : encodeURIComponent(text)}`];
  });
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
