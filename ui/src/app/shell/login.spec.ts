import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { accessibilityProblems, answer, hub, refuse, settled, visit, words } from '../../testing/page';
import { admin } from '../../testing/samples';
import { Login } from './login';

describe('the login', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: hub([
        { path: 'login', component: Login },
        { path: '**', children: [] },
      ]),
    });
  });

  async function show(url = '/login', oidc: object | null = null, local = true): Promise<HTMLElement> {
    const page = await visit(url);
    await refuse('/me', 401, { title: 'Nobody is signed in' });
    await answer('/login/methods', { local, oidc });
    return page;
  }

  async function enter(page: HTMLElement, fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const input = page.querySelector<HTMLInputElement>(`input[name=${name}]`);
      if (!input) {
        throw new Error(`there is no field ${name}`);
      }
      input.value = value;
    }
    page.querySelector('form')?.requestSubmit();
    await settled();
  }

  it('lets people in and goes where they wanted to', async () => {
    const page = await show('/login?returnTo=%2Ffindings');

    await enter(page, { account: 'ada', password: 'secret' });
    await answer('/login', admin);

    expect(TestBed.inject(Router).url).toBe('/findings');
  });

  it('is accessible, with an identity provider as well', async () => {
    const page = await show('/login', { name: 'Keycloak', path: '/api/v1/login/oidc' });

    expect(await accessibilityProblems(page)).toEqual([]);
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/api/v1/login/oidc?returnTo=%2F');
  });

  it('offers no password where there are no local accounts', async () => {
    const page = await show('/login', { name: 'Keycloak', path: '/api/v1/login/oidc' }, false);

    expect(page.querySelector('input')).toBeNull();
    expect(words(page)).toContain('Sign in with Keycloak');
  });

  it('says what is wrong with a wrong password and lets people try again', async () => {
    const page = await show();

    await enter(page, { account: 'ada', password: 'wrong' });
    await refuse('/login', 401, { title: 'Account or password is wrong' });

    expect(words(page.querySelector('[role=alert]'))).toContain('Account or password is wrong');
    expect(page.querySelector<HTMLButtonElement>('form button')?.disabled).toBe(false);
  });

  it('asks for an own password before anything else, twice the same', async () => {
    const page = await show();
    await enter(page, { account: 'ada', password: 'given' });
    await answer('/login', { ...admin, mustChangePassword: true });

    await enter(page, { current: 'given', chosen: 'correct horse battery', again: 'something else!' });
    const differing = words(page.querySelector('[role=alert]'));
    await enter(page, { current: 'given', chosen: 'correct horse battery', again: 'correct horse battery' });
    await answer('/me/password', null);
    await answer('/me', admin);

    expect(differing).toContain('differ');
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('says so when the hub is away', async () => {
    const page = await visit('/login');
    await refuse('/login/methods', 503, { title: 'The database is away' });

    expect(words(page)).toMatch(/The database is away.*Try again/);
  });
});
