import { aPicture } from '../../testing/samples';
import { boxText, count, lines, named } from './picture-view';

describe('the picture as a list', () => {
  it('has every connection by the names of its ends, worst first', () => {
    const list = named(aPicture());

    expect(list.map(({ from, to, connection }) => `${from} → ${to}: ${connection.state}`)).toEqual([
      'Helm clients → kube-system/tiller-deploy: UNSAFE',
      'Neighbouring pods → kube-system/tiller-deploy: UNKNOWN',
      'Helm clients → API server: SAFE',
    ]);
  });

  it('counts states', () => {
    expect(count(aPicture(), 'UNSAFE')).toBe(1);
  });
});

describe('text in a box', () => {
  it('breaks at spaces, after slashes and hyphens', () => {
    expect(lines('one two three', 7, 3)).toEqual(['one two', 'three']);
    expect(lines('kube-system/tiller-deploy', 14, 2)).toEqual(['kube-system/', 'tiller-deploy']);
  });

  it('breaks a word that is too long, and says where something is missing', () => {
    expect(lines('abcdefghij', 4, 5)).toEqual(['abcd', 'efgh', 'ij']);
    expect(lines('one two three four', 7, 2)).toEqual(['one two', 'three…']);
    expect(lines('  ', 7, 2)).toEqual([]);
  });

  it('holds a name and what is known, each in a few lines', () => {
    const detail = 'what is known of it goes on and on, further than anybody would read here';
    const box = {
      id: 'a',
      kind: 'TILLER',
      title: 'a-very-long-namespace/tiller-deploy',
      detail,
      factId: null,
    } as const;

    const text = boxText(box);

    expect(text.title).toHaveLength(2);
    expect(text.detail).toHaveLength(3);
    expect(text.detail.at(-1)).not.toContain('…');
  });
});
