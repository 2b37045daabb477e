import { labelsFrom, labelText } from './label-text';

describe('labels as text', () => {
  it('are one a line, and read back the same', () => {
    const labels = { team: 'data', environment: 'production' };

    expect(labelText(labels)).toBe('environment=production\nteam=data');
    expect(labelsFrom(labelText(labels))).toEqual(labels);
  });

  it('may be empty, have space around them, and equals signs in their values', () => {
    expect(labelsFrom('\n  team = a=b \n\nempty=\n')).toEqual({ team: 'a=b', empty: '' });
  });

  it('name the line that is none, and the key that stands twice', () => {
    expect(() => labelsFrom('team=a\nproduction')).toThrow('"production" is not a label');
    expect(() => labelsFrom('team=a\nteam=b')).toThrow('"team" stands twice');
  });
});
