import { trendPath, trendRange, trendSummary } from './sparkline';

const at = (day: number) => `2026-11-0${day}`;

describe('a trend', () => {
  it('has a gap where nothing could be judged, rather than a zero', () => {
    const points = [50, 60, null, 60, 50].map((value, index) => ({ at: at(index + 1), value }));

    const path = trendPath(points, 100, 24);

    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).not.toContain('NaN');
  });

  it('is a stroke that can be seen on its first day, and nothing before', () => {
    expect(trendPath([{ at: at(1), value: 50 }], 100, 24)).toMatch(/^M0\.0 \d+\.\dh4$/);
    expect(trendPath([], 100, 24)).toBe('');
  });

  it('keeps the stroke of a last lone score inside the box', () => {
    const points = [50, 60, null, 60].map((value, index) => ({ at: at(index + 1), value }));

    expect(trendPath(points, 100, 24)).toMatch(/M96\.0 \d+\.\dh4$/);
  });

  it('says of a first score that there is no trend yet', () => {
    expect(trendSummary([{ at: at(1), value: 46 }])).toBe('Score 46 so far; the next day begins the line');
  });

  it('keeps small changes small', () => {
    const [bottom, top] = trendRange([
      { at: at(1), value: 71 },
      { at: at(2), value: 72 },
    ]);

    expect(top - bottom).toBeGreaterThanOrEqual(30);
  });

  it('says in words what the line shows', () => {
    expect(trendSummary([])).toBe('No score yet');
    expect(
      trendSummary([
        { at: at(1), value: null },
        { at: at(2), value: 64 },
        { at: at(3), value: 71 },
      ]),
    ).toBe('Score from 64 to 71');
    expect(
      trendSummary([
        { at: at(1), value: 64 },
        { at: at(2), value: 64 },
      ]),
    ).toBe('Score steady at 64');
  });
});
