import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { InjectionToken, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import axe from 'axe-core';
import { EVENT_SOURCE, type EventSourceLike } from '../app/shell/live';
import { ofSession } from '../app/shell/session';

/** A hub's event stream that tests speak through. */
export class FakeEvents extends EventTarget {
  static readonly closed = 2;
  readyState = 1;

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  fail(final: boolean): void {
    this.readyState = final ? FakeEvents.closed : 0;
    this.dispatchEvent(new Event('error'));
  }

  say(name: string, data = ''): void {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }

  close(): void {
    this.readyState = FakeEvents.closed;
  }
}

export const FAKE_EVENTS = new InjectionToken<FakeEvents[]>('event streams, oldest first', { factory: () => [] });

/** The app around a page, with a hub that answers as the test says. */
export function hub(routes: Routes = []): Provider[] {
  return [
    provideHttpClient(withNoXsrfProtection(), withInterceptors([ofSession])),
    provideHttpClientTesting(),
    provideRouter(routes, withComponentInputBinding()),
    {
      provide: EVENT_SOURCE,
      useFactory: (opened: FakeEvents[]) => (): EventSourceLike => {
        const events = new FakeEvents();
        opened.push(events);
        return events;
      },
      deps: [FAKE_EVENTS],
    },
  ] as Provider[];
}

/** Answers every waiting request whose URL begins so; a function sees the whole URL. */
export async function answer(path: string, body: unknown): Promise<void> {
  TestBed.tick();
  const requests = TestBed.inject(HttpTestingController).match((request) =>
    request.urlWithParams.startsWith(`/api/v1${path}`),
  );
  if (requests.length === 0) {
    throw new Error(`nobody asked for ${path}`);
  }
  for (const request of requests) {
    request.flush(body as object);
  }
  await settled();
}

export async function refuse(path: string, status: number, problem: object): Promise<void> {
  TestBed.tick();
  const requests = TestBed.inject(HttpTestingController).match((request) =>
    request.urlWithParams.startsWith(`/api/v1${path}`),
  );
  for (const request of requests) {
    request.flush(problem, { status, statusText: 'refused' });
  }
  await settled();
}

export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
  await new Promise((resolve) => setTimeout(resolve));
}

export async function visit(url: string): Promise<HTMLElement> {
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url);
  await settled();
  const element: unknown = harness.fixture.nativeElement;
  return element as HTMLElement;
}

/** What axe finds wrong; layout and colour need a real browser and are looked at there. */
export async function accessibilityProblems(element: HTMLElement): Promise<readonly string[]> {
  const results = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return results.violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' ')}`);
}

export function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
