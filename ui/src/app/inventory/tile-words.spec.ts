import { aTile } from '../../testing/samples';
import { ends, tileInWords } from './tile-words';

describe('a small tile', () => {
  it('says in words all that it draws', () => {
    expect(tileInWords(aTile())).toBe(
      'grade C, 72 points, coverage 93 %; score from 60 to 72; live; open: 3 high, 5 medium, 12 low',
    );
  });

  it('does not call nothing known something good', () => {
    const words = tileInWords(aTile({ points: null, grade: null, health: 'NEVER_SEEN', coveragePercent: 0 }));

    expect(words).toMatch(/^no score; never heard of/);
  });

  it('calls a heartbeat the last known one while the hub is away', () => {
    expect(tileInWords(aTile(), true)).toContain('; last known: live;');
    expect(tileInWords(aTile({ health: 'SILENT' }), true)).toContain('; silent;');
  });

  it('keeps both ends of a long name, and all of a short one', () => {
    expect(ends('payments-eu-west-014')).toEqual({ start: 'payments-eu-wes', end: 't-014' });
    expect(ends('harbour')).toEqual({ start: 'harbour', end: '' });
  });
});
