import { HttpErrorResponse } from '@angular/common/http';

/** An RFC 9457 problem as people read it: what is wrong, and what to do. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
}

const remedies = new Map<number, string>([
  [0, $localize`Check that the hub is running and that this computer reaches it. The page goes on by itself.`],
  [401, $localize`Sign in again.`],
  [403, $localize`Ask an administrator for a role that allows this.`],
  [404, $localize`It may have been removed since the page was loaded. Go back to the list.`],
  [409, $localize`Somebody else changed it meanwhile. Load the page again and repeat your change.`],
  [412, $localize`Somebody else changed it meanwhile. Load the page again and repeat your change.`],
  [429, $localize`Wait a minute, then try again.`],
  [503, $localize`The hub's database is away; it tries again by itself. If it lasts, see the hub's log.`],
]);

function text(body: unknown, field: string): string {
  if (typeof body !== 'object' || body === null) {
    return '';
  }
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value : '';
}

/** Of anything that a request threw. Whatever the hub says comes first; it is plain text, never markup. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) {
    const detail = error instanceof Error ? error.message : String(error);
    return { status: -1, title: $localize`The page met something unexpected`, detail, remedy: $localize`Load the page again.` };
  }
  const body: unknown = error.error;
  const title =
    error.status === 0 ? $localize`The hub does not answer` : text(body, 'title') || $localize`The hub answered ${error.status}`;
  return {
    status: error.status,
    title,
    detail: text(body, 'detail'),
    remedy: text(body, 'remedy') || (remedies.get(error.status) ?? $localize`Try again; if it lasts, see the hub's log.`),
  };
}
