import type { ConnectionState, Picture, PictureConnection, PictureNode } from '../api/types';
import { characterWidth } from './character-width';

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

/**
 * Text broken into lines at spaces, after slashes and hyphens, or within words that are too long; the rest ends in "…".
 *
 * @param room of a line, in the unit that `wide` gives a character's width in; without it, characters
 */
export function lines(text: string, room: number, most: number, wide: Width = () => 1): readonly string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const length = fitting(rest, room, wide);
    if (length === rest.length) {
      return [...found, rest];
    }
    if (found.length === most - 1) {
      return [...found, `${rest.slice(0, fitting(rest, room - wide('…'), wide)).trimEnd()}…`];
    }
    const fits = rest.slice(0, length);
    const end = Math.max(
      rest.charAt(length) === ' ' ? length : 0,
      ...[' ', '/', '-'].map((at) => fits.lastIndexOf(at) + 1),
    );
    const cut = end > length / 3 ? end : length;
    found.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return found;
}

type Width = (character: string) => number;

/** How much of the text fits; one character at least. */
function fitting(text: string, room: number, wide: Width): number {
  let [length, width] = [0, 0];
  for (const character of text) {
    width += wide(character);
    if (width > room && length > 0) {
      break;
    }
    length += character.length;
  }
  return length;
}

/** From one line of a box to the next. */
export const lineHeight = 17;

/** What a box is wide, and how far from its edges text stays, in the drawing's units. */
export const boxWidth = 208;
export const boxInset = 14;

/** As in protected-picture.css. */
const titleSize = 14;
const detailSize = 12;

/** A node's name and what is known of it, each in a few lines that fit its box. */
export function boxText(node: PictureNode): { readonly title: readonly string[]; readonly detail: readonly string[] } {
  const room = boxWidth - 2 * boxInset;
  return {
    title: lines(node.title, room / titleSize, 2, characterWidth),
    detail: lines(node.detail, room / detailSize, 4, characterWidth),
  };
}
