import type { ConnectionState, Picture, PictureConnection, PictureNode } from '../api/types';

export const stateName: Readonly<Record<ConnectionState, string>> = {
  SAFE: $localize`Safe`,
  UNSAFE: $localize`Unsafe`,
  UNKNOWN: $localize`Unknown`,
};

/** Drawn on the line, so that colour is not alone. */
export const stateSign: Readonly<Record<ConnectionState, string>> = { SAFE: '✓', UNSAFE: '!', UNKNOWN: '?' };

const rank: Readonly<Record<ConnectionState, number>> = { UNSAFE: 0, UNKNOWN: 1, SAFE: 2 };

/** A connection with its ends by name. */
export interface Named {
  readonly connection: PictureConnection;
  readonly from: string;
  readonly to: string;
}

/** Worst first, then as the hub has them. */
export function named(picture: Picture): readonly Named[] {
  const titles = new Map(picture.nodes.map((node) => [node.id, node.title]));
  const title = (id: string) => titles.get(id) ?? id;
  return picture.connections
    .map((connection) => ({ connection, from: title(connection.from), to: title(connection.to) }))
    .sort((a, b) => rank[a.connection.state] - rank[b.connection.state]);
}

export function count(picture: Picture, state: ConnectionState): number {
  return picture.connections.filter((connection) => connection.state === state).length;
}

/** Text broken into lines at spaces, or within words that are too long; what is left over ends in "…". */
export function lines(text: string, length: number, most: number): readonly string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest !== '' && found.length < most) {
    if (rest.length <= length) {
      found.push(rest);
      break;
    }
    if (found.length === most - 1) {
      found.push(`${rest.slice(0, length - 1).trimEnd()}…`);
      break;
    }
    const space = rest.lastIndexOf(' ', length);
    const end = space > length / 2 ? space : length;
    found.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return found;
}

export const kindName: Readonly<Record<PictureNode['kind'], string>> = {
  HELM_CLIENT: $localize`Helm client`,
  CHART_REPOSITORY: $localize`Chart repository`,
  TILLER: $localize`Tiller`,
  API_SERVER: $localize`API server`,
  RELEASE_STORAGE: $localize`Release storage`,
  PODS: $localize`Neighbouring pods`,
  OUTSIDE: $localize`Outside`,
};
