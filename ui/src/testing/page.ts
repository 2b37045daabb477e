import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { type HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { InjectionToken, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import axe from 'axe-core';
import { EVENT_SOURCE, type EventSourceLike } from '../app/shell/live';
import type { Me } from '../app/api/types';
import { ofSession, Session } from '../app/shell/session';

// jsdom has no layout: nothing ever comes into view, and nothing is painted.
globalThis.IntersectionObserver = class {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
  takeRecords = () => [];
};
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
HTMLCanvasElement.prototype.getContext = () => null;

let shown: RouterTestingHarness;

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

/** Requests for exactly this path, with any query; or, where the path has a query, for all whose query begins so. */
function waiting(path: string): readonly TestRequest[] {
  const start = `/api/v1${path}`;
  return TestBed.inject(HttpTestingController).match(
    ({ urlWithParams: url }) =>
      url === start || url.startsWith(`${start}?`) || (path.includes('?') && url.startsWith(start)),
  );
}

/** Answers every request that waits for this path. */
export async function answer(path: string, body: unknown): Promise<void> {
  TestBed.tick();
  const requests = waiting(path);
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
  const requests = waiting(path);
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
  shown = await RouterTestingHarness.create();
  await shown.navigateByUrl(url);
  await settled();
  const element: unknown = shown.fixture.nativeElement;
  return element as HTMLElement;
}

/** For harnesses of what the visited page shows. */
export function loader(): HarnessLoader {
  return TestbedHarnessEnvironment.loader(shown.fixture);
}

/** A button, or a link, by what it says. */
export function press(page: Element, text: string): void {
  const button = [...page.querySelectorAll<HTMLElement>('button, a')].find(
    (candidate) => words(candidate) === text || candidate.getAttribute('aria-label') === text,
  );
  if (!button) {
    throw new Error(`there is no button '${text}'`);
  }
  button.click();
}

/** Signs somebody in, as the guard of every page does. */
export async function signIn(me: Me): Promise<void> {
  const asked = TestBed.inject(Session).ensure();
  await answer('/me', me);
  await asked;
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

/** As {@link words}, with a space between what stands in elements of their own, as people see them apart. */
export function wordsApart(element: Element | null): string {
  const texts: string[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      texts.push(node.textContent ?? '');
    }
    node.childNodes.forEach(walk);
  };
  if (element) {
    walk(element);
  }
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}
