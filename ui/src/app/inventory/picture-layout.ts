import type { Picture, PictureConnection, PictureNode } from '../api/types';
import { boxText, boxWidth, lineHeight } from './picture-view';

/** A node's box in the drawing. */
export interface Placed {
  readonly node: PictureNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A connection's line, an SVG path that ends at the arrow's tip, and where its mark stands. */
export interface Routed {
  readonly connection: PictureConnection;
  readonly path: string;
  readonly mark: Spot;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Placed[];
  readonly connections: readonly Routed[];
  /** The cluster's edge, around what runs in it. */
  readonly cluster: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** From left to right: who is outside the cluster, who works in it, what it works on. */
const columns: readonly (readonly PictureNode['kind'][])[] = [
  ['HELM_CLIENT', 'CHART_REPOSITORY', 'OUTSIDE'],
  ['TILLER', 'PODS'],
  ['API_SERVER', 'RELEASE_STORAGE'],
];

const port = 26;
const pad = 20;
const rowGap = 46;
const margin = 24;
const smallest = 72;
const arrow = 9;
const round = 7;

interface Side {
  readonly box: string;
  readonly side: 'left' | 'right';
}

/** Places everything: three columns, lines that run in lanes between them, every line with ports of its own. */
export function layout({ nodes, connections }: Pick<Picture, 'nodes' | 'connections'>): Drawing {
  const column = (id: string) =>
    columns.findIndex((kinds) => kinds.includes(nodes.find((n) => n.id === id)?.kind ?? 'TILLER'));
  const known = new Set(nodes.map((node) => node.id));
  const drawn = connections.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  const stacks = columns.map((kinds) => kinds.flatMap((kind) => nodes.filter((node) => node.kind === kind)));
  const place = (id: string) => stacks[column(id)]?.findIndex((node) => node.id === id) ?? 0;
  const straight = ({ from, to }: PictureConnection) =>
    column(from) === column(to) && Math.abs(place(from) - place(to)) === 1;
  const sides = ({ from, to }: PictureConnection): readonly [Side, Side] => {
    const [a, b] = [column(from), column(to)];
    return [
      { box: from, side: a < b ? 'right' : 'left' },
      { box: to, side: a > b ? 'right' : 'left' },
    ];
  };
  const bent = drawn.filter((connection) => !straight(connection));
  const used = (box: string, side: Side['side']) =>
    bent.flatMap((connection) => sides(connection).filter((end) => end.box === box && end.side === side)).length;
  const text = (id: string) => {
    const node = nodes.find((one) => one.id === id);
    const said = node === undefined ? null : boxText(node);
    return said === null ? 0 : 23 + lineHeight * (said.title.length + said.detail.length);
  };
  const height = (id: string) =>
    Math.max(smallest, text(id), pad + port * Math.max(used(id, 'left'), used(id, 'right')));
  const lanes = (gap: number) =>
    bent.filter(({ from, to }) => {
      const [low, high] = [Math.min(column(from), column(to)), Math.max(column(from), column(to))];
      return low === high ? low === gap : low < gap && gap <= high;
    });
  // Many lanes lie closer together.
  const laneGap = bent.length > 20 ? 9 : 13;
  const gapWidth = (gap: number) =>
    gap === 0 ? margin + (lanes(0).length > 0 ? 20 + laneGap * lanes(0).length : 0) : 90 + laneGap * lanes(gap).length;
  const lefts = [gapWidth(0)];
  for (let index = 1; index < columns.length; index++) {
    lefts.push((lefts[index - 1] ?? 0) + ((stacks[index - 1]?.length ?? 0) > 0 ? boxWidth : 0) + gapWidth(index));
  }
  const top = margin + 18;
  const across = bent.filter(({ from, to }) => Math.abs(column(from) - column(to)) === 2).length;
  // What is in the middle begins below the lines that pass over it.
  const start = (index: number) => top + (index === 1 && across > 0 ? 20 + port * across : 0);
  const total = (index: number) => (stacks[index] ?? []).reduce((sum, node) => sum + height(node.id) + rowGap, -rowGap);
  const bottom = Math.max(...columns.map((_, index) => start(index) + total(index)));
  const boxes = new Map<string, Placed>();
  stacks.forEach((stack, index) => {
    const spare = stack.length > 1 ? (bottom - start(index) - total(index)) / (stack.length - 1) : 0;
    let y = start(index);
    for (const node of stack) {
      boxes.set(node.id, { node, x: lefts[index] ?? 0, y, width: boxWidth, height: height(node.id) });
      y += height(node.id) + rowGap + spare;
    }
  });
  const routed = route(drawn, { boxes, column, sides, straight, lanes, lefts, laneGap, over: start(1) - 8 });
  const last = lefts[2] ?? 0;
  const inside = (lefts[1] ?? 0) - 40;
  const width = last + boxWidth + margin + 16;
  return {
    width,
    height: bottom + margin + 12,
    nodes: [...boxes.values()],
    connections: routed,
    cluster: { x: inside, y: 12, width: width - inside - 8, height: bottom + margin - 6 },
  };
}

interface Grid {
  readonly boxes: ReadonlyMap<string, Placed>;
  readonly column: (id: string) => number;
  readonly sides: (connection: PictureConnection) => readonly [Side, Side];
  readonly straight: (connection: PictureConnection) => boolean;
  readonly lanes: (gap: number) => readonly PictureConnection[];
  readonly lefts: readonly number[];
  readonly laneGap: number;
  /** Above what is in the middle. */
  readonly over: number;
}

function route(drawn: readonly PictureConnection[], grid: Grid): readonly Routed[] {
  const middle = (id: string) => {
    const box = grid.boxes.get(id);
    return box === undefined ? 0 : box.y + box.height / 2;
  };
  /** Ports of a side in the order of what they lead to, so that lines cross less. */
  const portOf = (connection: PictureConnection, end: Side): Spot => {
    const box = grid.boxes.get(end.box);
    const others = drawn
      .filter((one) => !grid.straight(one) && grid.sides(one).some((s) => s.box === end.box && s.side === end.side))
      .map((one) => {
        const far = Math.abs(grid.column(one.from) - grid.column(one.to)) === 2;
        return { one, y: middle(one.from === end.box ? one.to : one.from) - (far ? 10_000 : 0) };
      })
      .sort((a, b) => a.y - b.y || a.one.id.localeCompare(b.one.id));
    const place = others.findIndex(({ one }) => one === connection);
    const y = (box?.y ?? 0) + ((box?.height ?? 0) * (place + 1)) / (others.length + 1);
    return { x: (box?.x ?? 0) + (end.side === 'right' ? boxWidth : 0), y };
  };
  const laneX = (connection: PictureConnection, gap: number, down: boolean) => {
    const inGap = grid.lanes(gap);
    const order = inGap
      .map((one) => ({ one, y: portOf(one, grid.sides(one)[0]).y }))
      .sort((a, b) => (down ? b.y - a.y : a.y - b.y) || a.one.id.localeCompare(b.one.id));
    const place = order.findIndex(({ one }) => one === connection);
    const end = (grid.lefts[gap] ?? 0) - 34;
    return end - grid.laneGap * (inGap.length - 1 - place);
  };
  /** The only line at a side of a box goes straight, where the box is high enough for it. */
  const aligned = (connection: PictureConnection, start: Spot, end: Spot): readonly [Spot, Spot] => {
    const alone = (mine: Side, y: number) => {
      const box = grid.boxes.get(mine.box);
      const others = drawn.filter(
        (one) =>
          !grid.straight(one) && grid.sides(one).some((side) => side.box === mine.box && side.side === mine.side),
      );
      return others.length === 1 && box !== undefined && y > box.y + 12 && y < box.y + box.height - 12;
    };
    const [a, b] = grid.sides(connection);
    if (alone(b, start.y)) {
      return [start, { ...end, y: start.y }];
    }
    return alone(a, end.y) ? [{ ...start, y: end.y }, end] : [start, end];
  };
  /** Over what is in the middle: up in one lane, down in the other. */
  const passing = (one: number, other: number, from: number, to: number) => [
    { x: one, y: from },
    { x: one, y: grid.over },
    { x: other, y: grid.over },
    { x: other, y: to },
  ];
  return drawn.map((connection) => {
    if (grid.straight(connection)) {
      return vertical(connection, grid.boxes);
    }
    const [a, b] = grid.sides(connection);
    const [start, end] = aligned(connection, portOf(connection, a), portOf(connection, b));
    const [from, to] = [grid.column(connection.from), grid.column(connection.to)];
    const right = from < to;
    const tip = { x: end.x + (b.side === 'left' ? -arrow : arrow), y: end.y };
    const gap = Math.max(from, to);
    const lane = laneX(connection, gap, true);
    const outer = right ? start.y : tip.y;
    const over = Math.abs(from - to) === 2 && outer > grid.over;
    const first = laneX(connection, 1, true);
    const corners = over
      ? [start, ...(right ? passing(first, lane, start.y, tip.y) : passing(lane, first, start.y, tip.y)), tip]
      : [start, { x: lane, y: start.y }, { x: lane, y: tip.y }, tip];
    const mark = { x: end.x + (right || from === to ? -24 : 26), y: end.y };
    return { connection, path: rounded(corners), mark };
  });
}

function vertical(connection: PictureConnection, boxes: ReadonlyMap<string, Placed>): Routed {
  const [from, to] = [boxes.get(connection.from), boxes.get(connection.to)];
  if (from === undefined || to === undefined) {
    return { connection, path: '', mark: { x: 0, y: 0 } };
  }
  const down = from.y < to.y;
  const x = from.x + from.width / 2;
  const [start, end] = down ? [from.y + from.height, to.y - arrow] : [from.y, to.y + to.height + arrow];
  return { connection, path: `M${x} ${start}V${end}`, mark: { x, y: (start + end) / 2 - (down ? 3 : -3) } };
}

/** A line through corners, each of them rounded. */
export function rounded(corners: readonly Spot[]): string {
  const unlike = corners.filter((spot, index) => {
    const [before, after] = [corners[index - 1], corners[index + 1]];
    const same = before?.x === spot.x && before.y === spot.y;
    const onTheWay = (before?.x === spot.x && after?.x === spot.x) || (before?.y === spot.y && after?.y === spot.y);
    return !same && !onTheWay;
  });
  return unlike
    .map((spot, index) => {
      const [before, after] = [unlike[index - 1], unlike[index + 1]];
      if (before === undefined) {
        return `M${at(spot)}`;
      }
      return after === undefined
        ? `L${at(spot)}`
        : `L${at(towards(spot, before))}Q${at(spot)} ${at(towards(spot, after))}`;
    })
    .join('');
}

/** On the way from a corner to its neighbour, as far as the rounding goes. */
function towards(corner: Spot, other: Spot): Spot {
  const [dx, dy] = [other.x - corner.x, other.y - corner.y];
  const length = Math.hypot(dx, dy);
  const share = length === 0 ? 0 : Math.min(round, length / 2) / length;
  return { x: corner.x + dx * share, y: corner.y + dy * share };
}

function at({ x, y }: Spot): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
