import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { answer, hub, refuse, settled } from '../../testing/page';
import { admin } from '../../testing/samples';
import { safeReturn, Session } from './session';

describe('a session', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub() });
  });

  async function signedIn(): Promise<Session> {
    const session = TestBed.inject(Session);
    const asked = session.ensure();
    await answer('/me', admin);
    await asked;
    return session;
  }

  it('proves every change, and no read, with its token', async () => {
    await signedIn();
    const http = TestBed.inject(HttpClient);
    const requests = TestBed.inject(HttpTestingController);

    http.get('/api/v1/clusters').subscribe();
    http.post('/api/v1/logout', null).subscribe();

    expect(requests.expectOne('/api/v1/clusters').request.headers.has('X-Seaworthy-Csrf')).toBe(false);
    expect(requests.expectOne('/api/v1/logout').request.headers.get('X-Seaworthy-Csrf')).toBe('proof');
  });

  it('leads to the login and back when it has ended', async () => {
    const session = await signedIn();
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);

    TestBed.inject(HttpClient)
      .get('/api/v1/clusters')
      .subscribe({ error: () => undefined });
    await refuse('/clusters', 401, { title: 'Nobody is signed in' });

    expect(session.me()).toBeNull();
    expect(navigate).toHaveBeenCalledWith(['/login'], { queryParams: { returnTo: '/' } });
  });

  it('asks who is there once', async () => {
    const session = await signedIn();

    const again = await session.ensure();

    expect(again).toEqual(admin);
    TestBed.inject(HttpTestingController).expectNone('/api/v1/me');
  });

  it('does not take trouble for nobody being signed in', async () => {
    const asked = TestBed.inject(Session).ensure();
    const failed = expect(asked).rejects.toThrow();

    await refuse('/me', 503, { title: 'The database is away' });
    await settled();

    await failed;
  });

  it('knows a role for all clusters from one for some', async () => {
    const session = TestBed.inject(Session);
    const asked = session.ensure();
    await answer('/me', { ...admin, grants: [{ role: 'admin', scope: { kind: 'LABELS', labels: { a: 'b' } } }] });
    await asked;

    expect(session.may('responder')).toBe(true);
    expect(session.mayEverywhere('viewer')).toBe(false);
  });

  it.each([
    ['/findings?state=OPEN', '/findings?state=OPEN'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/login?returnTo=/', '/'],
    [undefined, '/'],
  ])('after login goes from %s to %s', (asked, gone) => {
    expect(safeReturn(asked)).toBe(gone);
  });
});
