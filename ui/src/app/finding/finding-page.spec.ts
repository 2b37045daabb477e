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
import { aControl, aFinding, admin } from '../../testing/samples';
import type { Finding } from '../api/types';
import { Live } from '../shell/live';
import { FindingPage } from './finding-page';

describe('the page of a finding', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: hub([{ path: 'findings/:findingId', component: FindingPage }]) });
  });

  async function show(change: Partial<Finding> = {}): Promise<HTMLElement> {
    const page = await visit('/findings/f1');
    await answer('/findings/f1/events', {
      items: [
        {
          id: 1,
          at: '2026-11-20T12:00:00Z',
          kind: 'OPENED',
          state: 'OPEN',
          actor: 'hub',
          text: '<i>x</i>',
          session: 9,
          epoch: 1,
          sequence: 2,
        },
      ],
      next: null,
    });
    await answer('/findings/f1', aFinding({ id: 'f1', ...change }));
    await answer('/controls/tiller-tls', aControl());
    return page;
  }

  it('shows evidence, the fix for this object, why, how it is judged, and the proof of each event', async () => {
    const text = words(await show());

    expect(text).toContain('--tls-verify is not set');
    expect(text).toContain('helm2 init --upgrade --tiller-tls-verify');
    expect(text).toContain('Whoever reaches an open Tiller');
    expect(text).toContain("fact.configured_transport == 'MUTUAL_TLS'");
    expect(text).toContain('snapshot 1 of session 9');
    expect(text).toContain('<i>x</i>');
  });

  it('is accessible to those who may change it', async () => {
    await signIn(admin);

    expect(await accessibilityProblems(await show())).toEqual([]);
  });

  it('says what is missing while it is unknown, and offers no step', async () => {
    await signIn(admin);
    const page = await show({ state: 'UNKNOWN', missing: 'The cluster is silent' });

    expect(words(page)).toContain('The cluster is silent');
    expect(words(page.querySelector('h1'))).toContain('Not known');
    expect(() => {
      press(page, 'Acknowledge');
    }).toThrow();
  });

  it('offers viewers nothing that the hub would refuse', async () => {
    const page = await show();

    expect(page.querySelector('aside button, form')).toBeNull();
  });

  it('changes the very state it shows, and says what to do if somebody was faster', async () => {
    await signIn(admin);
    const page = await show();

    press(page, 'Acknowledge');
    await settled();
    const sent = TestBed.inject(HttpTestingController).expectOne((request) => request.method === 'PATCH');
    sent.flush({ title: 'It has changed', detail: 'since it was read' }, { status: 412, statusText: 'x' });
    await settled();

    expect(sent.request.body).toEqual({ state: 'ACKNOWLEDGED' });
    expect(sent.request.headers.get('If-Match')).toBe('*');
    expect(words(page.querySelector('[role=alert]'))).toContain('Somebody else changed it meanwhile');
  });

  it('offers a change again that somebody else overtook, from the state as it is now', async () => {
    await signIn(admin);
    const page = await show();
    const requests = TestBed.inject(HttpTestingController);

    press(page, 'Take on');
    await settled();
    requests.expectOne((request) => request.method === 'PATCH').flush({}, { status: 412, statusText: 'x' });
    await settled();
    await answer('/findings/f1', aFinding({ id: 'f1', owner: 'grace', state: 'ACKNOWLEDGED' }));
    const told = words(page.querySelector('[role=alert]'));
    press(page, 'Take on all the same');
    await settled();

    expect(told).toContain('It is now Acknowledged, owner grace.');
    expect(requests.expectOne((request) => request.method === 'PATCH').request.body).toEqual({ state: 'IN_PROGRESS' });
  });

  it('shows what else is open on the same release, its own finding left out', async () => {
    const page = await show({ factKind: 'ReleaseFact', namespace: 'shop', name: 'web', subjectKind: 'Release' });

    const other = aFinding({
      id: 'f2',
      title: 'No credential in clear',
      factId: 'b3RoZXI',
      namespace: 'shop',
      name: 'web',
    });
    await answer('/findings?', { items: [aFinding({ id: 'f1' }), other], next: null });

    expect(words(page)).toContain('Also open on the release shop/web');
    expect([...page.querySelectorAll('.related a')].map((link) => link.getAttribute('href'))).toEqual(['/findings/f2']);
  });

  it('keeps the earlier events that people opened when something happens, and leaves scores alone', async () => {
    TestBed.inject(Live).start();
    const page = await visit('/findings/f1');
    const event = (id: number, text: string) => ({
      id,
      at: '2026-11-20T12:00:00Z',
      kind: 'COMMENTED',
      state: 'OPEN',
      actor: 'ada',
      text,
      session: null,
      epoch: null,
      sequence: null,
    });
    await answer('/findings/f1/events', { items: [event(2, 'second')], next: 'older' });
    await answer('/findings/f1', aFinding({ id: 'f1', clusterId: 'a' }));
    press(page, 'Earlier');
    await answer('/findings/f1/events?limit=50&cursor=older', { items: [event(1, 'first')], next: null });

    const events = TestBed.inject(FAKE_EVENTS)[0];
    events?.say('score-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectNone((request) => request.url.startsWith('/api/v1/findings/f1'));
    events?.say('findings-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await answer('/findings/f1/events', { items: [event(3, 'third'), event(2, 'second')], next: 'older' });

    expect([...page.querySelectorAll('ol li p')].map((text) => words(text))).toEqual(['third', 'second', 'first']);
  });

  it('names the proof of a fix', async () => {
    const text = words(
      await show({ state: 'FIXED', closedAt: '2026-11-21T11:00:00Z', closedSession: 12, closedEpoch: 3 }),
    );

    expect(text).toContain('snapshot 3 of session 12 showed that it passes');
  });

  it('stays with what was typed when the hub is away, and is read again when asked', async () => {
    await signIn(admin);
    const page = await show();
    const draft = page.querySelector('textarea');
    if (draft) {
      draft.value = 'A long thought';
    }

    press(page, 'Add');
    await settled();
    await refuse('/findings/f1/comments', 503, { title: 'Not now' });
    await refuse('/findings/f1', 503, { title: 'Not now' });
    const told = words(page.querySelector('sea-read-problem [role=alert]'));
    const kept = page.querySelector('textarea');
    press(page, 'Try again');
    await settled();
    await answer('/findings/f1', aFinding({ id: 'f1', owner: 'grace' }));

    expect(told).toContain('The hub tries again by itself');
    expect(kept).toBe(draft);
    expect(page.querySelector('textarea')?.value).toBe('A long thought');
    expect(page.querySelector<HTMLInputElement>('input[name=owner]')?.value).toBe('grace');
    expect(page.querySelector('sea-read-problem [role=alert]')).toBeNull();
  });

  it('leads back where there is no such finding', async () => {
    const page = await visit('/findings/f1');

    await refuse('/findings/f1', 404, { title: 'There is no such thing' });

    expect(words(page)).toContain('Go to all findings');
  });
});
