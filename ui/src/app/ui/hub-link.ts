import { Injectable, signal } from '@angular/core';

/** Whether the hub is lost; while it is, what it last said of the clusters is only what was last known. */
@Injectable({ providedIn: 'root' })
export class HubLink {
  readonly away = signal(false);
}
