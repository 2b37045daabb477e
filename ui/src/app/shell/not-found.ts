import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'sea-not-found',
  imports: [RouterLink],
  template: `
    <h1 i18n>There is no such page</h1>
    <p i18n>The address may be mistyped or from an older version.</p>
    <p><a routerLink="/" i18n>Go to the fleet</a></p>
  `,
})
export class NotFound {}
