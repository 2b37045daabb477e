import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { accessibilityProblems, answer, hub, press, refuse, settled, signIn, visit, words } from '../../testing/page';
import { aControl, aFinding, admin } from '../../testing/samples';
import type { Finding } from '../api/types';
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

  it('leads back where there is no such finding', async () => {
    const page = await visit('/findings/f1');

    await refuse('/findings/f1', 404, { title: 'There is no such thing' });

    expect(words(page)).toContain('Go to all findings');
  });
});
