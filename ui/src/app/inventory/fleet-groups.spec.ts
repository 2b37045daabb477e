import { aTile, aTileOf } from '../../testing/samples';
import { firstTiles, grouped, tally } from './fleet-groups';

const none = new Map();
const tiles = [
  aTileOf(90, { id: '1', labels: {} }),
  aTileOf(50, { id: '2', labels: { team: 'b' } }),
  aTileOf(95, { id: '3', labels: { team: 'a' } }),
];
const namesOf = (groups: readonly { readonly name: string }[]) => groups.map((group) => group.name);

describe('groups of clusters', () => {
  it('come with the worst mean first, those without the label last', () => {
    expect(namesOf(grouped(tiles, 'team', 'worst', none))).toEqual(['b', 'a', '']);
  });

  it('come by name where clusters do', () => {
    expect(namesOf(grouped(tiles, 'team', 'name', none))).toEqual(['a', 'b', '']);
  });

  it('come with the least coverage first, or as their first clusters come', () => {
    const dark = aTile({ id: '4', labels: { team: 'z' }, coveragePercent: 3 });

    expect(namesOf(grouped([...tiles, dark], 'team', 'coverage', none))[0]).toBe('z');
    expect(namesOf(grouped([dark, ...tiles], 'team', 'heard', none))).toEqual(['z', 'b', 'a', '']);
  });

  it('stay where they are while scores change', () => {
    const held = new Map(tiles.map((tile) => [tile.id, tile]));
    const now = tiles.map((tile) => (tile.id === '3' ? aTileOf(1, { ...tile, points: 1, grade: 'F' }) : tile));

    expect(namesOf(grouped(now, 'team', 'worst', held))).toEqual(['b', 'a', '']);
    expect(namesOf(grouped(now, 'team', 'worst', none))).toEqual(['a', 'b', '']);
  });

  it('are one without a name where there is no label to group by', () => {
    const [only, ...others] = grouped(tiles, '', 'worst', none);

    expect(only?.tiles).toHaveLength(3);
    expect(others).toEqual([]);
  });

  it('are summed up: mean of the scored, grades, what is open and what is not heard of', () => {
    const sum = tally([
      aTileOf(80),
      aTileOf(40, { health: 'SILENT', open: { critical: 2, high: 1, medium: 0, low: 0 } }),
      aTile({ points: null, grade: null }),
    ]);

    expect(sum).toEqual({
      clusters: 3,
      mean: 60,
      grades: { A: 0, B: 1, C: 0, D: 0, F: 1, none: 1 },
      stale: 1,
      critical: 2,
      high: 7,
    });
    expect(tally([aTile({ points: null, grade: null })]).mean).toBeNull();
  });

  it('are drawn from the first on, as far as there is room', () => {
    const groups = grouped(tiles, 'team', 'name', none);

    expect(firstTiles(groups, 2).map((group) => [group.name, group.tiles.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(firstTiles(groups, 99)).toEqual(groups);
  });
});
