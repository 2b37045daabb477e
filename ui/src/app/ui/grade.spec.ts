import { gradeTone } from './grade';

describe('a grade', () => {
  it('is never green when nothing is known', () => {
    expect(gradeTone(null, false)).toBe('unknown');
    expect(gradeTone(undefined, false)).toBe('unknown');
    expect(gradeTone('A', true)).toBe('unknown');
    expect(gradeTone('Z', false)).toBe('unknown');
  });

  it('is good from B upwards and bad at F', () => {
    expect(['A', 'B', 'C', 'D', 'F'].map((grade) => gradeTone(grade, false))).toEqual([
      'good',
      'good',
      'fair',
      'poor',
      'bad',
    ]);
  });
});
