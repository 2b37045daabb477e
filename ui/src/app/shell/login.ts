import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { hubUrl } from '../api/hub-url';
import type { LoginMethods } from '../api/types';
import { Icon } from '../ui/icon';
import { formFields } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { safeReturn, Session } from './session';

/** Signs people in, by a local account or the organisation's provider; a password given by others is changed first. */
@Component({
  selector: 'sea-login',
  imports: [Icon, ProblemNote],
  templateUrl: './login.html',
  styleUrl: './login.css',
})
export class Login {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  /** Where to go afterwards; from the URL. */
  readonly returnTo = input<string>();

  protected readonly methods = httpResource<LoginMethods>(() => hubUrl(['login', 'methods']));
  protected readonly error = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly mustChange = computed(() => this.#session.me()?.mustChangePassword ?? false);
  protected readonly oidc = computed(() => {
    const way = this.methods.hasValue() ? this.methods.value().oidc : null;
    return way && { name: way.name, href: `${way.path}?returnTo=${encodeURIComponent(safeReturn(this.returnTo()))}` };
  });
  protected readonly local = computed(() => this.methods.hasValue() && this.methods.value().local);

  constructor() {
    // The password that was to be changed may be from an earlier visit; without a session there is just nothing to do.
    this.#session.ensure().then(
      (me) => (me && !me.mustChangePassword ? this.#goOn() : undefined),
      () => undefined,
    );
  }

  protected async signIn(event: SubmitEvent): Promise<void> {
    const form = formFields(event);
    await this.#attempt(() => this.#session.login(form('account'), form('password')));
  }

  protected async choose(event: SubmitEvent): Promise<void> {
    const form = formFields(event);
    if (form('chosen') !== form('again')) {
      this.error.set(new Error($localize`The two new passwords differ.`));
      return;
    }
    await this.#attempt(() => this.#session.changePassword(form('current'), form('chosen')));
  }

  async #attempt(step: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(null);
    try {
      await step();
      if (!this.mustChange()) {
        await this.#goOn();
      }
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  async #goOn(): Promise<void> {
    await this.#router.navigateByUrl(safeReturn(this.returnTo()), { replaceUrl: true });
  }
}
