import { HttpErrorResponse } from '@angular/common/http';

/** An RFC 9457 problem as people read it: what is wrong, and what to do. */
export interface ReadableProblem {
  readonly title: string;
  readonly details: readonly string[];
  readonly remedy: string;
}

const remedies = new Map<number, string>([
  [0, $localize`Check that the hub is running and that this computer reaches it, then try again.`],
  [400, $localize`Correct what is named above and try again.`],
  [401, $localize`Sign in again.`],
  [403, $localize`Ask an administrator for a role that allows this.`],
  [404, $localize`It may have been removed since the page was loaded. Go back to the list.`],
  [409, $localize`Load the page again to see the present state, then decide anew.`],
  [412, $localize`Somebody else changed it meanwhile. Load the page again and repeat your change.`],
  [422, $localize`Correct what is named above and try again.`],
  [429, $localize`Wait a minute, then try again.`],
  [503, $localize`The hub tries again by itself, and so can you in a moment. If it lasts, see the hub's log.`],
]);

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function text(body: unknown, name: string): string {
  const value = field(body, name);
  return typeof value === 'string' ? value : '';
}

function places(body: unknown): readonly string[] {
  const errors = field(body, 'errors');
  return Array.isArray(errors)
    ? errors.map((error: unknown) => `${text(error, 'pointer')}: ${text(error, 'detail')}`)
    : [];
}

/** Of anything that was thrown. What the hub says comes first; it is plain text, never markup. */
export function problemOf(error: unknown): ReadableProblem {
  if (!(error instanceof HttpErrorResponse)) {
    const title = error instanceof Error ? error.message : String(error);
    return { title, details: [], remedy: $localize`Correct it, or load the page again.` };
  }
  const remedy = remedies.get(error.status) ?? $localize`Try again; if it lasts, see the hub's log.`;
  if (error.status === 0) {
    return { title: $localize`The hub does not answer`, details: [], remedy };
  }
  const detail = text(error.error, 'detail');
  return {
    title: text(error.error, 'title') || $localize`The hub answered ${error.status}`,
    details: [...(detail ? [detail] : []), ...places(error.error)],
    remedy,
  };
}
