import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** Whether there is room for all columns, and for something beside a list; as `64rem` in styles. Must be called where injection is possible. */
export function wideScreen(): Signal<boolean> {
  return toSignal(
    inject(BreakpointObserver)
      .observe('(min-width: 64rem)')
      .pipe(map((state) => state.matches)),
    { initialValue: false },
  );
}
