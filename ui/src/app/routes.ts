import type { Routes } from '@angular/router';
import { Frame } from './shell/frame';
import { signedIn } from './shell/session';

export const routes: Routes = [
  {
    path: 'login',
    title: $localize`Sign in`,
    loadComponent: async () => (await import('./shell/login')).Login,
  },
  {
    path: '',
    component: Frame,
    canActivate: [signedIn],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: $localize`Fleet`,
        loadComponent: async () => (await import('./inventory/fleet')).Fleet,
      },
      {
        path: 'clusters/:clusterId',
        title: $localize`Cluster`,
        loadComponent: async () => (await import('./inventory/cluster-page')).ClusterPage,
      },
      {
        path: 'clusters/:clusterId/releases/:factId',
        title: $localize`Release`,
        loadComponent: async () => (await import('./release/release-page')).ReleasePage,
      },
      {
        path: 'releases',
        title: $localize`Releases`,
        loadComponent: async () => (await import('./release/releases')).Releases,
      },
      {
        path: 'findings',
        title: $localize`Findings`,
        loadComponent: async () => (await import('./finding/findings')).Findings,
      },
      {
        path: 'findings/:findingId',
        title: $localize`Finding`,
        loadComponent: async () => (await import('./finding/finding-page')).FindingPage,
      },
      {
        path: 'controls',
        title: $localize`Controls`,
        loadComponent: async () => (await import('./control/controls')).Controls,
      },
      {
        path: 'access',
        title: $localize`Access`,
        loadComponent: async () => (await import('./access/access')).Access,
      },
      {
        path: '**',
        title: $localize`Not found`,
        loadComponent: async () => (await import('./shell/not-found')).NotFound,
      },
    ],
  },
];
