import { type Box, neighbour } from './arrow-keys';

/** Three rows of three, two and three. */
const grid: readonly Box[] = [
  ...[0, 100, 200].map((left) => ({ left, top: 0 })),
  ...[0, 100].map((left) => ({ left, top: 50 })),
  ...[0, 100, 200].map((left) => ({ left, top: 120 })),
];

describe('the arrow keys in a grid', () => {
  it('go sideways in reading order, over the ends of rows', () => {
    expect(neighbour(grid, 2, 'ArrowRight')).toBe(3);
    expect(neighbour(grid, 3, 'ArrowLeft')).toBe(2);
  });

  it('go to the closest one of the next row', () => {
    expect(neighbour(grid, 2, 'ArrowDown')).toBe(4);
    expect(neighbour(grid, 4, 'ArrowDown')).toBe(6);
    expect(neighbour(grid, 7, 'ArrowUp')).toBe(4);
  });

  it('stay where nothing is further', () => {
    expect(neighbour(grid, 0, 'ArrowLeft')).toBe(0);
    expect(neighbour(grid, 1, 'ArrowUp')).toBe(1);
    expect(neighbour(grid, 7, 'ArrowRight')).toBe(7);
    expect(neighbour(grid, 6, 'ArrowDown')).toBe(6);
  });

  it('go to both ends', () => {
    expect(neighbour(grid, 4, 'Home')).toBe(0);
    expect(neighbour(grid, 4, 'End')).toBe(7);
  });
});
