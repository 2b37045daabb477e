import { TestBed } from '@angular/core/testing';
// @ts-expect-error -- a script for browsers, read as text
import script from '../../../public/theme.js' with { loader: 'text' };
import { ThemeChoice } from './theme';

/** Runs it as the first page does. */
function start(): string | undefined {
  delete document.documentElement.dataset['theme'];
  const element = document.createElement('script');
  element.textContent = script as string;
  document.head.append(element);
  element.remove();
  return document.documentElement.dataset['theme'];
}

describe('the theme before the first paint', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('is the one that was chosen', () => {
    const choice = TestBed.inject(ThemeChoice);

    const started = ['light', 'dark', 'system'].map(() => {
      choice.next();
      TestBed.tick();
      return { chosen: choice.theme(), theme: start() };
    });

    expect(started).toEqual([
      { chosen: 'light', theme: 'light' },
      { chosen: 'dark', theme: 'dark' },
      { chosen: 'system', theme: undefined },
    ]);
  });

  it.each([null, 'system', 'sepia" onload="'])('is what the system says where %s is kept', (kept) => {
    if (kept !== null) {
      localStorage.setItem('seaworthy.theme', kept);
    }

    expect(start()).toBeUndefined();
  });
});
