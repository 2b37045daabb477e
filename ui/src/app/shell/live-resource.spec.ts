import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { answer, FAKE_EVENTS, hub, refuse, settled } from '../../testing/page';
import { Live } from './live';
import { type LiveResource, liveResource } from './live-resource';

describe('a live resource', () => {
  const url = signal('/api/v1/a');

  beforeEach(() => {
    url.set('/api/v1/a');
    TestBed.configureTestingModule({ providers: hub() });
    TestBed.inject(Live).start();
  });

  async function read(): Promise<LiveResource<string>> {
    const resource = TestBed.runInInjectionContext(() => liveResource<string>(url));
    TestBed.tick();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/a')
      .flush('first', { headers: { ETag: '"1"' } });
    await settled();
    expect(resource.value()).toBe('first');
    return resource;
  }

  it('keeps its answer and the headers of it when a change is there and the next read fails', async () => {
    const resource = await read();

    TestBed.inject(FAKE_EVENTS)[0]?.say('resync');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await refuse('/a', 503, { title: 'Not now' });

    expect(resource.error()).toBeDefined();
    expect(resource.hasValue()).toBe(true);
    expect(resource.value()).toBe('first');
    expect(resource.headers()?.get('ETag')).toBe('"1"');
  });

  it('takes the error away with the next answer', async () => {
    const resource = await read();
    resource.reload();
    await refuse('/a', 503, { title: 'Not now' });

    resource.reload();
    await answer('/a', 'second');

    expect(resource.error()).toBeUndefined();
    expect(resource.value()).toBe('second');
  });

  it('never has the answer of another URL', async () => {
    const resource = await read();

    url.set('/api/v1/b');
    const before = resource.value();
    await refuse('/b', 503, { title: 'Not now' });

    expect(before).toBeUndefined();
    expect(resource.hasValue()).toBe(false);
    expect(resource.headers()).toBeUndefined();
  });
});
