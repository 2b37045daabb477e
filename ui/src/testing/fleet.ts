import type { FleetChanges, NextActions, Tile } from '../app/api/types';
import { answer, visit } from './page';
import { aFleet } from './samples';

const counts = { critical: 1, high: 0, medium: 0, low: 2 };
export const changes: FleetChanges = {
  since: '2026-11-20T12:00:00Z',
  until: '2026-11-21T12:00:00Z',
  opened: counts,
  reopened: { critical: 0, high: 0, medium: 0, low: 0 },
  fixed: counts,
  becameUnknown: 0,
  enrolled: 0,
  fellSilent: 0,
  clusters: [
    {
      clusterId: 'a',
      clusterName: 'alpha',
      pointsBefore: 61,
      points: 40,
      gradeBefore: 'D',
      grade: 'F',
      opened: 1,
      reopened: 0,
      fixed: 0,
      becameUnknown: 0,
      enrolled: false,
      fellSilent: false,
    },
  ],
  more: 0,
};
export const actions: NextActions = {
  clusters: 2,
  items: [
    {
      controlId: 'tiller-tls',
      title: 'Tiller speaks TLS only',
      severity: 'critical',
      family: 'tiller',
      failing: 3,
      clusters: 2,
      gain: 41,
      best: [{ clusterId: 'a', clusterName: 'alpha', gain: 30 }],
    },
  ],
};
export const days = ['2026-11-14', '2026-11-21'].map((day) => ({
  day,
  mean: 65,
  lowest: 40,
  grades: { A: 1, B: 0, C: 0, D: 0, F: 1 },
  unscored: 0,
}));

/** The Fleet page with these clusters, all that it asks for answered. */
export async function showFleet(tiles: readonly Tile[], url = '/'): Promise<HTMLElement> {
  const page = await visit(url);
  await answer('/fleet', aFleet(...tiles));
  if (tiles.length > 0) {
    await answer('/scores', { items: days });
    await answer('/fleet/changes', changes);
    await answer('/fleet/actions', actions);
  }
  return page;
}
