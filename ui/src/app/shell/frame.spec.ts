import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { hub, press, refuse, settled, signIn, visit, words } from '../../testing/page';
import { admin } from '../../testing/samples';
import { Frame } from './frame';
import { Session } from './session';

describe('the frame around pages', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: hub([
        { path: 'login', children: [] },
        { path: '', component: Frame, children: [{ path: 'findings', children: [] }] },
      ]),
    });
    await signIn(admin);
  });

  it('says that people are still signed in when signing out fails', async () => {
    const page = await visit('/');

    press(page, 'Sign out');
    await refuse('/logout', 503, { title: 'The database is away' });

    expect(words(page.querySelector('header .stuck'))).toMatch(/You are still signed in.*The database is away/);
    expect(TestBed.inject(Router).url).toBe('/');
    expect(TestBed.inject(Session).me()).toEqual(admin);
  });

  it('leads to the login once people are signed out, and keeps no trouble of an earlier try', async () => {
    const page = await visit('/');
    press(page, 'Sign out');
    await refuse('/logout', 503, { title: 'The database is away' });

    press(page, 'Sign out');
    await settled();
    const note = page.querySelector('header .stuck');
    await refuse('/logout', 401, { title: 'Nobody is signed in' });
    await settled();

    expect(note).toBeNull();
    expect(TestBed.inject(Router).url).toMatch(/^\/login/);
  });

  it('leaves the trouble behind on another page', async () => {
    const page = await visit('/');
    press(page, 'Sign out');
    await refuse('/logout', 503, { title: 'The database is away' });

    press(page, 'Findings');
    await settled();

    expect(TestBed.inject(Router).url).toBe('/findings');
    expect(page.querySelector('header .stuck')).toBeNull();
  });
});
