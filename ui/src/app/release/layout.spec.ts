import type { GraphNode, ReleaseGraph } from './graph';
import { connected, layout, neighbour, nodeHeight } from './layout';

const node = (id: string, layer: number): GraphNode => ({ id, layer, title: id, detail: '', tone: 'plain' });
const graph: ReleaseGraph = {
  nodes: [node('release', 0), node('a', 1), node('b', 1), node('c', 1), node('image', 2)],
  edges: [
    { from: 'release', to: 'a' },
    { from: 'release', to: 'b' },
    { from: 'b', to: 'image' },
  ],
  summary: '',
};

describe('the layout of a release', () => {
  const placed = layout(graph);
  const at = (id: string) => {
    const found = placed.nodes.find((other) => other.id === id);
    if (!found) {
      throw new Error(id);
    }
    return found;
  };

  it('puts layers side by side, and nothing onto another', () => {
    expect(at('release').x).toBeLessThan(at('a').x);
    expect(at('b').y - at('a').y).toBeGreaterThanOrEqual(nodeHeight);
    expect(at('release').y).toBe(at('b').y);
    expect(placed.edges).toHaveLength(3);
  });

  it('knows what leads to a node and follows from it', () => {
    expect([...connected('b', graph.edges)].sort()).toEqual(['b', 'image', 'release']);
    expect([...connected('c', graph.edges)]).toEqual(['c']);
  });

  it('is walked with arrow keys', () => {
    const step = (key: string, id: string) => neighbour(key, at(id), placed.nodes)?.id;

    expect(step('ArrowDown', 'a')).toBe('b');
    expect(step('ArrowUp', 'c')).toBe('b');
    expect(step('ArrowUp', 'a')).toBeUndefined();
    expect(step('ArrowRight', 'release')).toBe('b');
    expect(step('ArrowLeft', 'image')).toBe('b');
    expect(step('x', 'a')).toBeUndefined();
  });
});
