import { aTile, aTileOf } from '../../testing/samples';
import type { Tile } from '../api/types';
import { type FleetFilter, fromUrl, hold, isStale, labelKeys, matches, moved, shown, sizeFor } from './fleet-view';

const byId = (...tiles: readonly Tile[]) => new Map(tiles.map((tile) => [tile.id, tile]));
const all = fromUrl({});
const idsOf = (tiles: Iterable<Tile>) => [...tiles].map((tile) => tile.id);
const sorted = (sort: FleetFilter['sort'], ...tiles: readonly Tile[]) => [
  ...hold(byId(...tiles), { ...all, sort }).tiles.keys(),
];

describe('the order of the fleet', () => {
  it('puts what is not known before what is bad', () => {
    const good = aTileOf(95, { id: 'good' });
    const bad = aTileOf(20, { id: 'bad' });
    const silent = aTileOf(99, { id: 'silent', health: 'SILENT' });
    const unscored = aTile({ id: 'unscored', points: null, grade: null });

    expect(sorted('worst', good, bad, silent, unscored)).toEqual(['unscored', 'silent', 'bad', 'good']);
  });

  it('breaks equal scores by the worst findings, then by name', () => {
    const b = aTile({ id: '1', name: 'b' });
    const a = aTile({ id: '2', name: 'a' });
    const critical = aTile({ id: '3', name: 'z', open: { critical: 1, high: 0, medium: 0, low: 0 } });

    expect(sorted('worst', b, a, critical)).toEqual(['3', '2', '1']);
  });

  it('is by coverage, by heartbeat or by name where that is asked for', () => {
    const blind = aTile({ id: 'blind', name: 'c', coveragePercent: 10, lastHeardAt: '2026-11-21T11:00:00Z' });
    const never = aTile({ id: 'never', name: 'b', coveragePercent: 50, lastHeardAt: null });
    const fine = aTile({ id: 'fine', name: 'a', coveragePercent: 99, lastHeardAt: '2026-11-21T11:59:00Z' });

    expect(sorted('coverage', fine, never, blind)).toEqual(['blind', 'never', 'fine']);
    expect(sorted('heard', fine, blind, never)).toEqual(['never', 'blind', 'fine']);
    expect(sorted('name', blind, never, fine)).toEqual(['fine', 'never', 'blind']);
  });
});

describe('the tiles that are shown', () => {
  const x = aTileOf(40, { id: 'x' });
  const y = aTileOf(60, { id: 'y' });

  it('stay where they are while scores change, new ones at the end, gone ones away', () => {
    const held = hold(byId(x, y, aTileOf(50, { id: 'gone' })), all);

    const now = shown(held, byId(aTileOf(1, { id: 'new' }), y, aTileOf(99, { id: 'x' })), all);

    expect(idsOf(now)).toEqual(['x', 'y', 'new']);
    expect(now[0]?.points).toBe(99);
  });

  it('do not vanish under the pointer when they stop matching', () => {
    const filter = fromUrl({ grade: 'F' });
    const held = hold(byId(x, y), filter);

    const better = byId(aTileOf(95, { id: 'x' }), y);

    expect(idsOf(shown(held, better, filter))).toEqual(['x']);
    expect(moved(held, better, filter)).toBe(1);
    expect(idsOf(shown(hold(better, filter), better, filter))).toEqual([]);
  });

  it('are counted where sorting again would move them, and only then', () => {
    const held = hold(byId(x, y), all);

    expect(moved(held, byId(x, y), all)).toBe(0);
    expect(moved(held, byId(aTileOf(41, { id: 'x' }), y), all)).toBe(0);
    expect(moved(held, byId(aTileOf(90, { id: 'x' }), y), all)).toBe(1);
    expect(moved(held, byId(x, y, aTileOf(10, { id: 'new' })), all)).toBe(1);
  });
});

describe('the filter of the fleet', () => {
  it('finds clusters by name and by label', () => {
    expect(matches(aTile(), { ...all, text: ' HARB' })).toBe(true);
    expect(matches(aTile(), { ...all, text: 'environment=prod' })).toBe(true);
    expect(matches(aTile({ labels: {} }), { ...all, text: 'prod' })).toBe(false);
  });

  it('finds clusters without a score, and by several heartbeats at once', () => {
    const filter = fromUrl({ grade: 'none,Z', health: 'SILENT,NEVER_SEEN' });

    expect(filter.grades).toEqual(['none']);
    expect(matches(aTile({ points: null, grade: null, health: 'SILENT' }), filter)).toBe(true);
    expect(matches(aTile({ points: null, grade: null }), filter)).toBe(false);
    expect(matches(aTile({ health: 'SILENT' }), filter)).toBe(false);
  });

  it('takes what the URL says only where it means something', () => {
    expect(fromUrl({ sort: 'up', size: 'huge', health: 'WELL' })).toEqual(all);
    expect(fromUrl({ sort: 'heard', size: 'small' })).toMatchObject({ sort: 'heard', size: 'small' });
  });
});

describe('tiles', () => {
  it('tell less where there are more of them, unless people say otherwise', () => {
    expect([24, 25, 200, 201].map((count) => sizeFor(count, ''))).toEqual(['large', 'medium', 'medium', 'small']);
    expect(sizeFor(1000, 'large')).toBe('large');
  });

  it('are stale where nobody hears of the cluster', () => {
    expect(isStale({ health: 'NEVER_SEEN' })).toBe(true);
    expect(isStale({ health: 'SYNCING' })).toBe(false);
  });

  it('offer every label key there is, once', () => {
    expect(labelKeys([aTile(), aTile({ labels: { team: 'a', environment: 'b' } })])).toEqual(['environment', 'team']);
  });
});
