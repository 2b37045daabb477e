import { Selection } from './selection';

const order = ['a', 'b', 'c', 'd', 'e'];

describe('a selection of findings', () => {
  it('picks and leaves one', () => {
    const selection = new Selection();

    selection.toggle('b');
    selection.toggle('c');
    selection.toggle('b');

    expect([...selection.ids()]).toEqual(['c']);
  });

  it('reaches from the one touched last, up or down', () => {
    const selection = new Selection();

    selection.toggle('d');
    selection.extend('b', order);

    expect([...selection.ids()].sort()).toEqual(['b', 'c', 'd']);
  });

  it('picks just one where there is nothing to reach from', () => {
    const selection = new Selection();

    selection.extend('c', order);
    selection.replace(['a']);
    selection.extend('gone', order);

    expect([...selection.ids()].sort()).toEqual(['a', 'gone']);
  });

  it('is empty after it was left', () => {
    const selection = new Selection();
    selection.toggle('a');

    selection.clear();

    expect(selection.size()).toBe(0);
  });
});
