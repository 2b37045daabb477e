import { aPicture } from '../../testing/samples';
import { characterWidth } from './character-width';
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

  it('breaks by width where characters are not of one width', () => {
    const wide = (character: string) => (character === 'w' ? 3 : 1);

    expect(lines('ww il il', 8, 3, wide)).toEqual(['ww', 'il il']);
    expect(lines('www😀www', 7, 2, wide)).toEqual(['ww', 'w😀…']);
  });

  it.each([
    'Everybody who reaches a node or a load balancer of the cluster',
    'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
    'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii',
    '漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字',
  ])('stays inside the box: %s', (text) => {
    const box = { id: 'a', kind: 'OUTSIDE', title: text, detail: text, factId: null } as const;
    const width = (line: string) => Array.from(line).reduce((sum, character) => sum + characterWidth(character), 0);

    const { title, detail } = boxText(box);

    expect(Math.max(...title.map((line) => 14 * width(line)))).toBeLessThanOrEqual(180);
    expect(Math.max(...detail.map((line) => 12 * width(line)))).toBeLessThanOrEqual(180);
    expect(title.join('').length).toBeGreaterThan(12);
  });

  it.each([
    'Everybody who reaches a node or a load balancer of the cluster',
    'Each is shown in the list of Tillers; what is drawn here is said of all of them together.',
  ])('needs no ellipsis where the hub says: %s', (detail) => {
    const box = { id: 'a', kind: 'OUTSIDE', title: 'Outside', detail, factId: null } as const;

    expect(boxText(box).detail.join(' ')).toBe(detail);
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
