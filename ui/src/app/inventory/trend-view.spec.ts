import { now } from '../../testing/samples';
import type { FleetDay } from '../api/types';
import { column, trendInWords, twelveWeeksAgo, weeksOf } from './trend-view';

const aDay = (day: string, change: Partial<FleetDay> = {}): FleetDay => ({
  day,
  mean: 70,
  lowest: 30,
  grades: { A: 1, B: 2, C: 0, D: 0, F: 1 },
  unscored: 0,
  ...change,
});

describe('twelve weeks of a fleet', () => {
  it('are the last day of each week, oldest first, the last ending today', () => {
    const days = ['2026-11-21', '2026-11-15', '2026-11-14', '2026-11-09', '2026-08-29'].map((day) => aDay(day));

    const weeks = weeksOf(days, now);

    expect(weeks.map((week) => week.day)).toEqual(['2026-11-14', '2026-11-21']);
    expect(twelveWeeksAgo(now)).toBe('2026-08-30');
  });

  it('are drawn as shares of the clusters there were then', () => {
    const [week] = weeksOf([aDay('2026-11-21', { unscored: 4 })], now);
    const parts = week ? column(week) : [];

    expect(week?.clusters).toBe(8);
    expect(parts.map((part) => [part.grade, part.top, part.height])).toEqual([
      ['A', 0, 12.5],
      ['B', 12.5, 25],
      ['F', 37.5, 12.5],
      ['none', 50, 50],
    ]);
  });

  it('are told in words', () => {
    const first = aDay('2026-11-10', { mean: 61.25 });
    const last = aDay('2026-11-21', { mean: 70, grades: { A: 3, B: 2, C: 0, D: 0, F: 0 } });

    expect(trendInWords(weeksOf([first, last], now))).toBe('Mean 61.3 to 70.0 since 2026-11-10. Grade A or B: 3 to 5.');
    expect(trendInWords(weeksOf([last], now))).toBe('Mean 70.0. Grade A or B: 5.');
    expect(trendInWords([])).toBe('No cluster has a score yet.');
    expect(trendInWords(weeksOf([aDay('2026-11-21', { mean: null })], now))).toBe('No cluster has a score yet.');
  });
});
