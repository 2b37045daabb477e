import { tillerFacts } from './tiller-facts';

const said = (body: unknown) => new Map(tillerFacts(body).map((row) => [row.name, row]));

describe('what a Tiller is', () => {
  it('reads as words', () => {
    const rows = said({
      kind: 'Deployment',
      replicas: 1,
      recognisedBy: ['labels', 'image'],
      configuredTransport: 'PLAINTEXT',
      options: { storage: 'configmap', storageNamespace: 'kube-system', listen: ':44134', historyMax: 0 },
      probe: { outcome: 'ANSWERED_PLAINTEXT', address: '10.0.0.7:44134' },
      exposures: [{ kind: 'NODE_PORT', object: { kind: 'Service', namespace: 'a', name: 'np' }, outside: ':31000' }],
      podReach: {},
      access: { clusterAdmin: true },
    });

    expect(rows.get('Workload')?.values).toEqual(['Deployment, 1 wanted', 'recognised by labels, image']);
    expect(rows.get('Transport')?.values).toEqual(['Plaintext', 'listens on :44134']);
    expect(rows.get('Probe')?.values).toEqual(['10.0.0.7:44134: answered without TLS']);
    expect(rows.get('From outside')?.values).toEqual(['node port: Service a/np at :31000']);
    expect(rows.get('From other pods')?.values).toEqual(['every pod of the cluster']);
    expect(rows.get('Releases kept in')?.values).toEqual(['configmap · kube-system', 'revisions kept: unlimited']);
    expect(rows.get('Its reach')?.values).toEqual(['everything (cluster-admin)']);
  });

  it('is unknown where it was not seen, never fine', () => {
    const rows = said({});

    for (const name of ['Version', 'Transport', 'From other pods', 'Account', 'Its reach', 'Serves', 'Hardening']) {
      expect(rows.get(name)).toEqual({ name, values: ['unknown'], unknown: true });
    }
  });

  it('names what could not be read instead of "no way in"', () => {
    const rows = said({ exposureGaps: [{ resource: 'services', verb: 'list', detail: 'forbidden' }] });

    expect(rows.get('From outside')?.values).toEqual(['could not be read: list services (forbidden)']);
    expect(said({}).get('From outside')?.values).toEqual(['no way in was found']);
  });

  it('tells a policy that lets nobody in from none', () => {
    expect(said({ podReach: { restricted: true } }).get('From other pods')?.values).toEqual([
      'nobody, by network policy',
    ]);
    expect(said({ podReach: { restricted: true, admitted: ['pods in web'] } }).get('From other pods')?.values).toEqual([
      'pods in web',
    ]);
  });

  it('survives a body of another shape', () => {
    expect(tillerFacts('text')).toHaveLength(tillerFacts(null).length);
    expect(said({ exposures: 'none', options: 5 }).get('From outside')?.values).toEqual(['no way in was found']);
  });
});
