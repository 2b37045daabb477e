import { HttpClient, HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { firstValueFrom, tap } from 'rxjs';
import { hubUrl } from '../api/hub-url';
import type { Me, Role } from '../api/types';

/** Who is signed in, and what they may. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #me = signal<Me | null>(null);
  readonly me = this.#me.asReadonly();

  /** The person, asked of the hub once; null if nobody is signed in. Any other trouble is thrown. */
  async ensure(): Promise<Me | null> {
    const known = this.#me();
    if (known) {
      return known;
    }
    try {
      this.#me.set(await firstValueFrom(this.#http.get<Me>(hubUrl(['me']))));
    } catch (error) {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) {
        throw error;
      }
    }
    return this.#me();
  }

  async login(account: string, password: string): Promise<void> {
    this.#me.set(await firstValueFrom(this.#http.post<Me>(hubUrl(['login']), { account, password })));
  }

  async logout(): Promise<void> {
    await firstValueFrom(this.#http.post(hubUrl(['logout']), null));
    this.#me.set(null);
  }

  async changePassword(current: string, chosen: string): Promise<void> {
    await firstValueFrom(this.#http.post(hubUrl(['me', 'password']), { current, new: chosen }));
    this.#me.set(null);
    await this.ensure();
  }

  forget(): void {
    this.#me.set(null);
  }

  /** Has this role, or one above it, for any cluster; the hub decides again with every request. */
  may(role: Role): boolean {
    return this.#me()?.grants.some((grant) => rank(grant.role) >= rank(role)) ?? false;
  }

  /** As {@link may}, for the whole fleet. */
  mayEverywhere(role: Role): boolean {
    return this.#me()?.grants.some((grant) => grant.scope.kind === 'ALL' && rank(grant.role) >= rank(role)) ?? false;
  }
}

/** An auditor is a viewer here; what else an auditor may is a page of its own. */
function rank(role: Role): number {
  return { viewer: 0, auditor: 0, responder: 1, approver: 2, admin: 3 }[role];
}

/** Lets signed-in people in; others sign in first and come back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  const login = router.createUrlTree(['/login'], { queryParams: state.url === '/' ? {} : { returnTo: state.url } });
  try {
    const me = await session.ensure();
    return me !== null && !me.mustChangePassword ? true : login;
  } catch {
    // The login page asks the hub again and shows what is the matter.
    return login;
  }
};

/** Proves to the hub that a change comes from this page, and leads to the login when the session has ended. */
export const ofSession: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  const router = inject(Router);
  const token = session.me()?.csrfToken;
  const proven =
    token && request.method !== 'GET' ? request.clone({ setHeaders: { 'X-Seaworthy-Csrf': token } }) : request;
  return next(proven).pipe(
    tap({
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 401 && session.me()) {
          session.forget();
          void router.navigate(['/login'], { queryParams: { returnTo: router.url } });
        }
      },
    }),
  );
};

/** Only paths of this hub; anything else is the fleet. */
export function safeReturn(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) && !path.startsWith('/login') ? path : '/';
}
