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
import { aCluster, admin } from '../../testing/samples';
import { Live } from '../shell/live';
import { ClusterPage } from './cluster-page';

describe('name and labels of a cluster', () => {
  beforeEach(async () => {
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function () {
      this.open = false;
    };
    TestBed.configureTestingModule({ providers: hub([{ path: 'clusters/:clusterId', component: ClusterPage }]) });
    await signIn(admin);
  });

  async function edit(labels: string): Promise<HTMLElement> {
    const page = await visit('/clusters/a?view=history');
    await answer('/clusters/a', aCluster({ id: 'a' }));
    press(page, 'Name and labels');
    TestBed.tick();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/clusters/a')
      .flush(aCluster({ id: 'a' }), { headers: { ETag: '"1"' } });
    await settled();
    const field = page.querySelector('textarea');
    if (field) {
      field.value = labels;
    }
    press(page, 'Save');
    await settled();
    return page;
  }

  it('are changed as they were seen', async () => {
    const page = await edit('team=blue');

    const sent = TestBed.inject(HttpTestingController).expectOne({ method: 'PATCH' });
    sent.flush(aCluster());
    await settled();

    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    expect(sent.request.body).toEqual({ name: 'harbour', labels: { team: 'blue' } });
    expect(page.querySelector('dialog')?.open).toBe(false);
  });

  it('stay as they were entered when a live read fails', async () => {
    TestBed.inject(Live).start();
    const page = await edit('team');
    const field = page.querySelector('textarea');

    TestBed.inject(FAKE_EVENTS)[0]?.say('cluster-changed', '{"clusterId":"a"}');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await refuse('/clusters/a', 503, { title: 'Not now' });

    expect(words(page.querySelector('sea-read-problem'))).toContain('Try again');
    expect(page.querySelector('dialog textarea')).toBe(field);
    expect(field?.value).toBe('team');
    expect(page.querySelector('dialog')?.open).toBe(true);
  });

  it('are not sent where a line is no label', async () => {
    const page = await edit('team');

    TestBed.inject(HttpTestingController).expectNone({ method: 'PATCH' });
    expect(words(page.querySelector('dialog [role=alert]'))).toContain('"team" is not a label');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('tell of a change by somebody else, and replace it only when asked again', async () => {
    const page = await edit('team=blue');
    const requests = TestBed.inject(HttpTestingController);

    requests.expectOne({ method: 'PATCH' }).flush({ title: 'changed' }, { status: 412, statusText: 'no' });
    await settled();
    requests
      .expectOne({ method: 'GET', url: '/api/v1/clusters/a' })
      .flush(aCluster({ name: 'haven', labels: { team: 'red' } }), { headers: { ETag: '"2"' } });
    await settled();
    const told = words(page.querySelector('dialog [role=alert]'));
    press(page, 'Save');
    await settled();

    expect(told).toMatch(/now called haven, with the labels: team=red/);
    expect(requests.expectOne({ method: 'PATCH' }).request.headers.get('If-Match')).toBe('"2"');
  });
});
