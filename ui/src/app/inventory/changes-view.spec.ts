import { now } from '../../testing/samples';
import type { ClusterChanges, FleetChanges } from '../api/types';
import { changeInWords, nothingChanged, since, total } from './changes-view';

const nothing = { critical: 0, high: 0, medium: 0, low: 0 };
const quiet: FleetChanges = {
  since: '2026-11-20T12:00:00Z',
  until: '2026-11-21T12:00:00Z',
  opened: nothing,
  reopened: nothing,
  fixed: nothing,
  becameUnknown: 0,
  enrolled: 0,
  fellSilent: 0,
  clusters: [],
  more: 0,
};
const unmoved: ClusterChanges = {
  clusterId: 'a',
  clusterName: 'harbour',
  pointsBefore: 70,
  points: 72,
  gradeBefore: 'C',
  grade: 'C',
  opened: 0,
  reopened: 0,
  fixed: 0,
  becameUnknown: 0,
  enrolled: false,
  fellSilent: false,
};

describe('what changed', () => {
  it('is asked for since a moment', () => {
    expect(since(7, now)).toBe('2026-11-14T12:00:00.000Z');
    expect(since(1, now + 3_599_000)).toBe('2026-11-20T12:00:00.000Z');
    expect(since(1, now + 3_600_000)).toBe('2026-11-20T13:00:00.000Z');
  });

  it('is nothing only where nothing at all happened', () => {
    expect(nothingChanged(quiet)).toBe(true);
    expect(nothingChanged({ ...quiet, fixed: { ...nothing, low: 1 } })).toBe(false);
    expect(nothingChanged({ ...quiet, fellSilent: 1 })).toBe(false);
    expect(nothingChanged({ ...quiet, clusters: [unmoved] })).toBe(false);
  });

  it('reads as words, without what did not happen', () => {
    expect(changeInWords({ ...unmoved, opened: 3, fixed: 1, fellSilent: true })).toBe('fell silent, 3 opened, 1 fixed');
    expect(changeInWords(unmoved)).toBe('score only');
  });

  it('adds up over severities', () => {
    expect(total({ critical: 1, high: 2, medium: 3, low: 4 })).toBe(10);
  });
});
