import type { GraphEdge, GraphNode, ReleaseGraph } from './graph';

export const nodeWidth = 178;
export const nodeHeight = 42;
const gapX = 44;
const gapY = 12;
export const columnWidth = nodeWidth + gapX;

export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge extends GraphEdge {
  readonly path: string;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Layers from left to right, each centred; edges as curves between their sides. */
export function layout(graph: ReleaseGraph): Layout {
  const layers = Math.max(0, ...graph.nodes.map((node) => node.layer)) + 1;
  const columns = Array.from({ length: layers }, (_, layer) => graph.nodes.filter((node) => node.layer === layer));
  const tall = (count: number) => count * nodeHeight + Math.max(0, count - 1) * gapY;
  const height = Math.max(nodeHeight, ...columns.map((column) => tall(column.length)));
  const nodes = columns.flatMap((column, layer) =>
    column.map((node, index) => ({
      ...node,
      x: layer * columnWidth,
      y: (height - tall(column.length)) / 2 + index * (nodeHeight + gapY),
    })),
  );
  const placed = new Map(nodes.map((node) => [node.id, node]));
  const edges = graph.edges.flatMap((edge) => {
    const from = placed.get(edge.from);
    const to = placed.get(edge.to);
    return from && to ? [{ ...edge, path: curve(from, to) }] : [];
  });
  return { width: layers * nodeWidth + (layers - 1) * gapX, height, nodes, edges };
}

function curve(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1] = [from.x + nodeWidth, from.y + nodeHeight / 2];
  const [x2, y2] = [to.x, to.y + nodeHeight / 2];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** Everything that leads to a node or follows from it, itself included. */
export function connected(id: string, edges: readonly GraphEdge[]): ReadonlySet<string> {
  const along = (start: string, from: 'from' | 'to', to: 'from' | 'to') => {
    const found = new Set([start]);
    for (const reached of found) {
      edges.filter((edge) => edge[from] === reached).forEach((edge) => found.add(edge[to]));
    }
    return found;
  };
  return new Set([...along(id, 'from', 'to'), ...along(id, 'to', 'from')]);
}

/** Where an arrow key leads: along the column, or to the nearest node of the one beside. */
export function neighbour(key: string, at: PlacedNode, nodes: readonly PlacedNode[]): PlacedNode | undefined {
  const column = (layer: number) => nodes.filter((node) => node.layer === layer);
  const nearest = (layer: number) =>
    column(layer).reduce<PlacedNode | undefined>(
      (best, node) => (best === undefined || Math.abs(node.y - at.y) < Math.abs(best.y - at.y) ? node : best),
      undefined,
    );
  switch (key) {
    case 'ArrowUp':
      return column(at.layer)
        .filter((node) => node.y < at.y)
        .at(-1);
    case 'ArrowDown':
      return column(at.layer).find((node) => node.y > at.y);
    case 'ArrowLeft':
      return nearest(at.layer - 1);
    case 'ArrowRight':
      return nearest(at.layer + 1);
    default:
      return undefined;
  }
}
