import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import {
  accessibilityProblems,
  answer,
  FAKE_EVENTS,
  hub,
  press,
  refuse,
  settled,
  signIn,
  visit,
  words,
} from '../../testing/page';
import { admin } from '../../testing/samples';
import type { Agent, ApiToken, JoinToken, Person } from '../api/types';
import { Live } from '../shell/live';
import { Access } from './access';

const agent: Agent = {
  clusterId: 'a',
  clusterName: 'harbour',
  identity: 'spiffe://seaworthy/cluster/a',
  version: '0.1.0',
  health: 'LIVE',
  connected: true,
  connectedAt: '2026-11-21T08:00:00Z',
  lastHeardAt: '2026-11-21T11:59:50Z',
  clockSkewMillis: 95_000,
  certificateEndsAt: '2099-01-01T00:00:00Z',
  revokedAt: null,
};
const token: JoinToken = {
  id: 't1',
  clusterId: null,
  uses: 2,
  usesLeft: 1,
  createdAt: '2026-11-21T08:00:00Z',
  createdBy: 'admin',
  expiresAt: '2099-01-01T00:00:00Z',
  revokedAt: null,
};
const grace: Person = {
  id: 'p2',
  account: 'grace',
  displayName: 'Grace',
  method: 'local',
  disabled: false,
  mustChangePassword: false,
  grants: [{ role: 'viewer', scope: { kind: 'ALL' } }],
  createdAt: '2026-11-21T08:00:00Z',
  lastLoginAt: null,
};
const apiToken: ApiToken = {
  id: 'k1',
  name: 'export',
  personId: 'p2',
  account: 'grace',
  grant: { role: 'viewer', scope: { kind: 'ALL' } },
  createdAt: '2026-11-21T08:00:00Z',
  expiresAt: '2020-01-01T00:00:00Z',
  lastUsedAt: null,
  revokedAt: null,
};
const page = <T>(...items: T[]) => ({ items, next: null });

describe('the Access page', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: 'access', component: Access }]) });
    // jsdom knows dialogs, but not how to show them.
    HTMLDialogElement.prototype.showModal = () => undefined;
    HTMLDialogElement.prototype.close = () => undefined;
  });

  it.each([
    ['agents', '/agents', page(agent), /harbour.*95 s ahead/],
    ['join-tokens', '/join-tokens', page(token), /t1.*Usable.*1 \/ 2/],
    ['people', '/people', page(grace), /Grace.*Viewer of all clusters/],
    ['api-tokens', '/api-tokens', page(apiToken), /export.*grace.*Expired/],
  ])('shows %s accessibly', async (part, path, body, text) => {
    await signIn(admin);
    const shown = await visit(`/access?show=${part}`);

    await answer(path, body);

    expect(words(shown)).toMatch(text);
    expect(await accessibilityProblems(shown)).toEqual([]);
  });

  it('does not call the clock of an agent in step that was never heard of', async () => {
    await signIn(admin);
    const shown = await visit('/access');

    await answer('/agents', page<Agent>({ ...agent, health: 'NEVER_SEEN', lastHeardAt: null, clockSkewMillis: 0 }));

    expect(words(shown.querySelectorAll('td')[4] ?? null)).toBe('–');
  });

  it('keeps what is for administrators of the whole fleet from others', async () => {
    await signIn({ ...admin, grants: [{ role: 'responder', scope: { kind: 'ALL' } }] });

    const shown = await visit('/access?show=people');
    await answer('/agents', page(agent));

    expect(words(shown.querySelector('nav'))).not.toContain('People');
    expect(words(shown)).not.toContain('Revoke');
  });

  it('revokes an agent only after a second yes and for a reason', async () => {
    await signIn(admin);
    const shown = await visit('/access');
    await answer('/agents', page(agent));
    const requests = TestBed.inject(HttpTestingController);

    press(shown, 'Revoke: harbour');
    requests.expectNone('/api/v1/agents/a/revoke');
    press(shown.querySelector('dialog') ?? shown, 'Revoke');
    requests.expectNone('/api/v1/agents/a/revoke');
    const reason = shown.querySelector<HTMLInputElement>('dialog input[name=reason]');
    if (reason) {
      reason.value = ' The cluster was sold ';
    }
    press(shown.querySelector('dialog') ?? shown, 'Revoke');
    await settled();

    const sent = requests.expectOne('/api/v1/agents/a/revoke').request;
    expect(sent.method).toBe('POST');
    expect(sent.body).toEqual({ reason: 'The cluster was sold' });
  });

  it('shows a new join token once, as a command', async () => {
    await signIn(admin);
    const shown = await visit('/access?show=join-tokens');
    await answer('/join-tokens', page());

    shown.querySelector('form')?.requestSubmit();
    const sent = TestBed.inject(HttpTestingController).expectOne({ method: 'POST', url: '/api/v1/join-tokens' });
    const addresses = { agentAddress: 'hub.example.org:8443', enrolAddress: 'hub.example.org:8444' };
    sent.flush({ token: 'sw1.id.secret.pin', joinToken: token, ...addresses });
    await settled();

    expect(sent.request.body).toEqual({ uses: 1, lifeMinutes: 1440 });
    expect(words(shown.querySelector('pre'))).toMatch(/sw1\.id\.secret\.pin.*--hub hub\.example\.org:8443/);
  });

  it('tells of a join token that an agent has just used', async () => {
    TestBed.inject(Live).start();
    await signIn(admin);
    const shown = await visit('/access?show=join-tokens');
    await answer('/join-tokens', page({ ...token, uses: 1 }));

    TestBed.inject(FAKE_EVENTS)[0]?.say('cluster-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await answer('/join-tokens', page({ ...token, uses: 1, usesLeft: 0 }));

    expect(words(shown.querySelector('tbody'))).toContain('0 / 1');
  });

  it('makes an account with roles for clusters by name and by label, and shows its password until it is kept', async () => {
    await signIn(admin);
    const shown = await visit('/access?show=people');
    await answer('/people', page());
    const pick = async (select: string, value: string, at = 0) => {
      const field = shown.querySelectorAll<HTMLSelectElement>(`select[aria-label="${select}"]`)[at];
      if (field) {
        field.value = value;
        field.dispatchEvent(new Event('change'));
      }
      await settled();
    };
    const type = async (label: string, text: string) => {
      const field = shown.querySelector<HTMLInputElement>(`input[aria-label="${label}"], input[name="${label}"]`);
      if (field) {
        field.value = text;
        field.dispatchEvent(new Event('input'));
      }
      await settled();
    };

    press(shown, 'Add a local account');
    await type('account', 'heidi');
    await pick('For which clusters', 'CLUSTERS');
    const button = shown.querySelector<HTMLButtonElement>('sea-person-form button.primary');
    const early = button?.disabled;
    await type('Add a cluster by name', 'har');
    await answer('/clusters', page({ id: 'c1', name: 'harbour' }));
    press(shown, 'harbour');
    await settled();
    press(shown, 'Add a role');
    await settled();
    await pick('May act as', 'responder', 1);
    await pick('For which clusters', 'LABELS', 1);
    await type('Labels that the clusters carry', 'team=web, environment=production');
    expect(await accessibilityProblems(shown)).toEqual([]);
    shown.querySelector<HTMLFormElement>('sea-person-form form')?.requestSubmit();
    const sent = TestBed.inject(HttpTestingController).expectOne({ method: 'POST', url: '/api/v1/people' });
    sent.flush({ person: grace, password: 'four random words here' });
    await settled();
    const secret = words(shown.querySelector('sea-secret-once'));
    press(shown, 'I have kept it');
    await settled();

    expect(early).toBe(true);
    expect(sent.request.body).toEqual({
      account: 'heidi',
      displayName: 'heidi',
      grants: [
        { role: 'viewer', scope: { kind: 'CLUSTERS', clusters: ['c1'] } },
        { role: 'responder', scope: { kind: 'LABELS', labels: { team: 'web', environment: 'production' } } },
      ],
    });
    expect(secret).toContain('four random words here');
    expect(shown.querySelector('sea-secret-once')).toBeNull();
  });

  it('changes roles from the state that was read', async () => {
    await signIn(admin);
    const shown = await visit('/access?show=people');
    await answer('/people', page(grace));
    const requests = TestBed.inject(HttpTestingController);

    press(shown, 'Change: grace');
    await settled();
    requests.expectOne('/api/v1/people/p2').flush(grace, { headers: { ETag: '"7"' } });
    await settled();
    shown.querySelector<HTMLFormElement>('sea-person-form form')?.requestSubmit();
    const sent = requests.expectOne({ method: 'PATCH', url: '/api/v1/people/p2' });
    sent.flush({ title: 'It has changed' }, { status: 412, statusText: 'x' });
    await settled();

    expect(sent.request.headers.get('If-Match')).toBe('"7"');
    expect(words(shown.querySelector('sea-person-form [role=alert]'))).toContain('Somebody else changed it meanwhile');
  });

  it('forgets what was entered for a person and not saved', async () => {
    await signIn(admin);
    const shown = await visit('/access?show=people');
    await answer('/people', page(grace));
    const open = async (name: string) => {
      press(shown, 'Change: grace');
      await settled();
      await answer('/people/p2', { ...grace, displayName: name });
    };
    const field = (name: string) => shown.querySelector<HTMLInputElement>(`sea-person-form input[name=${name}]`);
    const type = async (name: string, text: string) => {
      const input = field(name);
      if (input) {
        input.value = text;
        input.dispatchEvent(new Event('input'));
      }
      await settled();
    };

    await open('Grace');
    await type('displayName', 'Mallory');
    press(shown, 'Cancel');
    await open('Grace');
    const again = field('displayName')?.value;
    press(shown, 'Add a local account');
    await settled();
    await type('account', 'heidi');
    await type('displayName', 'Heidi');
    press(shown, 'Cancel');
    press(shown, 'Add a local account');
    await settled();

    expect(again).toBe('Grace');
    expect([field('account')?.value, field('displayName')?.value]).toEqual(['', '']);
  });

  it('keeps the focus in the list when the button of what was done is gone', async () => {
    await signIn(admin);
    const shown = await visit('/access?show=join-tokens');
    await answer('/join-tokens', page(token));

    shown.querySelector<HTMLElement>('[aria-label="Revoke: t1"]')?.focus();
    press(shown.querySelector('dialog') ?? shown, 'Revoke');
    await settled();
    TestBed.inject(HttpTestingController).expectOne({ method: 'DELETE', url: '/api/v1/join-tokens/t1' }).flush(null);
    await settled();
    await answer('/join-tokens', page({ ...token, revokedAt: '2026-11-21T12:00:00Z' }));

    expect(words(shown)).not.toContain('Revoke:');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Join tokens');
  });

  it('leaves the focus where it is when the button of what was done stays', async () => {
    await signIn(admin);
    const shown = await visit('/access?show=people');
    await answer('/people', page(grace));
    const button = shown.querySelector<HTMLElement>('[aria-label="New password: grace"]');

    button?.focus();
    press(shown.querySelector('dialog[aria-label="New password: grace"]') ?? shown, 'New password');
    await settled();
    TestBed.inject(HttpTestingController).expectOne('/api/v1/people/p2/password').flush({ password: 'four words' });
    await settled();
    await answer('/people', page(grace));

    expect(document.activeElement).toBe(button);
  });

  it('makes a join token for one cluster only where that is asked for', async () => {
    await signIn(admin);
    const shown = await visit('/access?show=join-tokens');
    await answer('/join-tokens', page());

    const field = shown.querySelector<HTMLInputElement>('input[name=cluster]');
    if (field) {
      field.value = '0f1e-2d3c';
    }
    shown.querySelector('form')?.requestSubmit();

    const sent = TestBed.inject(HttpTestingController).expectOne({ method: 'POST', url: '/api/v1/join-tokens' });
    expect(sent.request.body).toEqual({ uses: 1, lifeMinutes: 1440, clusterId: '0f1e-2d3c' });
  });

  it('says what is wrong and what to do when the hub refuses', async () => {
    await signIn(admin);
    const shown = await visit('/access?show=people');

    await refuse('/people', 403, { title: 'The role does not allow it' });

    expect(words(shown.querySelector('[role=alert]'))).toContain('Ask an administrator');
  });
});
