import { aPicture } from '../../testing/samples';
import type { Picture } from '../api/types';
import { type Drawing, layout, rounded } from './picture-layout';

/** As the hub draws it: a client, outside, pods and a store around so many Tillers. */
function pictureOf(tillers: number): Pick<Picture, 'nodes' | 'connections'> {
  const node = (id: string, kind: Picture['nodes'][number]['kind']) => ({
    id,
    kind,
    title: id,
    detail: '',
    factId: null,
  });
  const connection = (from: string, to: string) => ({
    id: `${from}>${to}`,
    from,
    to,
    title: '',
    state: 'SAFE' as const,
    summary: '',
    controls: [],
  });
  const names = Array.from({ length: tillers }, (_, index) => `tiller-${index}`);
  return {
    nodes: [
      node('client', 'HELM_CLIENT'),
      node('charts', 'CHART_REPOSITORY'),
      node('outside', 'OUTSIDE'),
      ...names.map((name) => node(name, 'TILLER')),
      node('pods', 'PODS'),
      node('api', 'API_SERVER'),
      node('storage', 'RELEASE_STORAGE'),
    ],
    connections: [
      connection('client', 'api'),
      connection('client', 'storage'),
      connection('client', 'charts'),
      ...names.flatMap((name) => [
        connection('client', name),
        connection('outside', name),
        connection('pods', name),
        connection(name, 'api'),
        connection(name, 'storage'),
        connection(name, 'charts'),
      ]),
    ],
  };
}

function overlaps(drawing: Drawing): readonly string[] {
  return drawing.nodes.flatMap((a, index) =>
    drawing.nodes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.node.id} over ${b.node.id}`),
  );
}

describe('the drawing', () => {
  it.each([0, 1, 3, 9, 10])('of %d Tillers has every box and line inside, no box over another', (tillers) => {
    const picture = pictureOf(tillers);

    const drawing = layout(picture);

    expect(drawing.connections).toHaveLength(picture.connections.length);
    expect(overlaps(drawing)).toEqual([]);
    for (const { path, mark } of drawing.connections) {
      const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
      expect(numbers.every((number) => Number.isFinite(number) && number >= 0)).toBe(true);
      expect(mark.x).toBeGreaterThan(0);
      expect(mark.x).toBeLessThan(drawing.width);
      expect(mark.y).toBeLessThan(drawing.height);
    }
  });

  it.each([1, 9, 10])('of %d Tillers gives every mark a place of its own', (tillers) => {
    const marks = layout(pictureOf(tillers)).connections.map(({ mark }) => mark);

    const near = marks.filter((a, index) =>
      marks.some((b, other) => other > index && Math.abs(a.x - b.x) < 16 && Math.abs(a.y - b.y) < 16),
    );

    expect(near).toEqual([]);
  });

  it('keeps what runs in the cluster inside its edge, and clients outside', () => {
    const { nodes, cluster } = layout(pictureOf(2));
    const inside = nodes.filter((box) => box.x >= cluster.x && box.x + box.width <= cluster.x + cluster.width);

    expect(inside.map((box) => box.node.id)).toEqual(['tiller-0', 'tiller-1', 'pods', 'api', 'storage']);
  });

  it('leads lines over the middle above what stands there', () => {
    const drawing = layout(pictureOf(3));
    const highest = Math.min(...drawing.nodes.filter((box) => box.node.kind === 'TILLER').map((box) => box.y));

    for (const id of ['client>api', 'client>storage']) {
      const line = drawing.connections.find(({ connection }) => connection.id === id);
      const start = Number(/^M[\d.]+ ([\d.]+)/.exec(line?.path ?? '')?.[1]);
      expect(start).toBeLessThan(highest);
    }
  });

  it('draws a line straight where nothing else is in its way', () => {
    const line = layout(pictureOf(0)).connections.find(({ connection }) => connection.id === 'client>api');

    expect(line?.path).not.toContain('Q');
  });

  it('leaves out a connection to nowhere rather than all of them', () => {
    const picture = aPicture();
    const lost = { ...picture, nodes: picture.nodes.filter((node) => node.id !== 'pods') };

    expect(layout(lost).connections.map(({ connection }) => connection.id)).toEqual(['a', 'b']);
  });

  it('rounds corners', () => {
    expect(
      rounded([
        { x: 0, y: 0 },
        { x: 20, y: 0 },
        { x: 20, y: 20 },
      ]),
    ).toBe('M0.0 0.0L13.0 0.0Q20.0 0.0 20.0 7.0L20.0 20.0');
  });
});
