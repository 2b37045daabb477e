import { Component, computed, DestroyRef, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type IsActiveMatchOptions,
  NavigationEnd,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { filter, map, pairwise } from 'rxjs';
import { Clock } from '../ui/clock';
import { exact, relative } from '../ui/format';
import { Icon, type IconName } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { Live } from './live';
import { Session } from './session';
import { ThemeChoice } from './theme';

/** A link that comes back sooner is not worth a word. Milliseconds. */
const patience = 10_000;

/** Later pages join the group of what people do there. */
interface Group {
  readonly name: string;
  readonly places: readonly Place[];
}

interface Place {
  readonly path: string;
  readonly icon: IconName;
  readonly name: string;
}

/** Navigation around every page of a signed-in person. */
@Component({
  selector: 'sea-frame',
  imports: [Icon, ProblemNote, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
})
export class Frame {
  readonly #live = inject(Live);
  readonly #router = inject(Router);
  readonly #clock = inject(Clock);
  readonly #session = inject(Session);
  readonly #themeChoice = inject(ThemeChoice);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly groups: readonly Group[] = [
    {
      name: $localize`Posture`,
      places: [
        { path: '/', icon: 'fleet', name: $localize`Fleet` },
        { path: '/findings', icon: 'findings', name: $localize`Findings` },
        { path: '/releases', icon: 'releases', name: $localize`Releases` },
      ],
    },
    { name: $localize`Rules`, places: [{ path: '/controls', icon: 'controls', name: $localize`Controls` }] },
    { name: $localize`Administration`, places: [{ path: '/access', icon: 'access', name: $localize`Access` }] },
  ];
  /** What a page shows is in its query; the fleet's path is the start of all others. */
  protected readonly exactly: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    fragment: 'ignored',
    matrixParams: 'ignored',
  };
  protected readonly below: IsActiveMatchOptions = { ...this.exactly, paths: 'subset' };
  protected readonly me = this.#session.me;
  protected readonly theme = this.#themeChoice.theme;
  protected readonly themeName = computed(
    () =>
      ({ system: $localize`Theme: as the system`, light: $localize`Theme: light`, dark: $localize`Theme: dark` })[
        this.theme()
      ],
  );
  /** Why the person is still signed in, after wanting to leave. */
  protected readonly stuck = signal<unknown>(null);
  protected readonly link = computed(() => {
    const state = this.#live.state();
    switch (state.kind) {
      case 'live':
        return { kind: state.kind, text: $localize`Live`, title: $localize`Changes appear as the hub sees them` };
      case 'connecting':
        return { kind: state.kind, text: $localize`Connecting`, title: '' };
      case 'away': {
        const since = new Date(state.since).toISOString();
        return {
          kind: state.kind,
          text: $localize`Not live`,
          title: $localize`The hub was lost ${relative(since, this.#clock.now())} (${exact(since)}); trying again`,
        };
      }
    }
  });

  /** Since when the hub is away, where that lasts; else empty. */
  protected readonly lost = computed(() => {
    const state = this.#live.state();
    const lasts = state.kind === 'away' && this.#clock.now() - state.since >= patience;
    return lasts ? exact(new Date(state.since).toISOString()) : '';
  });

  constructor() {
    this.#live.start();
    inject(DestroyRef).onDestroy(() => {
      this.#live.stop();
    });
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => event.urlAfterRedirects.split(/[?#]/)[0]),
        pairwise(),
        filter(([before, now]) => before !== now),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.stuck.set(null);
        this.focusMain();
      });
  }

  protected focusMain(): void {
    this.main().nativeElement.focus({ preventScroll: true });
  }

  protected nextTheme(): void {
    this.#themeChoice.next();
  }

  protected async leave(): Promise<void> {
    this.stuck.set(null);
    try {
      await this.#session.logout();
      await this.#router.navigate(['/login']);
    } catch (error) {
      this.stuck.set(error);
    }
  }
}
