import { aRelease, aReleaseDetail } from '../../testing/releases';
import { dependencyVersion, imageName, releaseGraph, scanText, scanTone } from './graph';
import type { ReleaseBody } from './release-body';

const scan = { scanner: 'Trivy', scannedAt: null, critical: [], high: [], lower: 0 };

describe('the graph of a release', () => {
  it('leads from the release over workloads and images to their vulnerabilities', () => {
    const detail = aReleaseDetail();

    const { nodes, edges } = releaseGraph(detail, detail.body);

    expect(nodes.map((node) => [node.layer, node.title])).toEqual([
      [0, 'web'],
      [1, 'postgresql'],
      [1, 'web-server'],
      [2, 'server:2.4.1@…'],
      [2, 'sidecar:1'],
      [3, '1 critical, 2 lower'],
      [3, 'Not scanned'],
    ]);
    expect(edges).toContainEqual({ from: 'workload d29ya2xvYWQ', to: 'image sidecar:1' });
  });

  it.each([
    [8, '8 revisions kept'],
    [1, '1 revision kept'],
    [undefined, 'revision 12'],
  ])('says how many revisions are kept: %s', (revisions, text) => {
    const detail = aReleaseDetail();

    const { nodes } = releaseGraph(detail, { revision: 12, storage: { revisions } } as ReleaseBody);

    expect(nodes[0]?.detail.split(', ').at(-1)).toBe(text);
  });

  it('draws what is not known as unknown, with the reason', () => {
    const detail = aReleaseDetail({
      workloads: [],
      images: [],
      workloadsMissing: 'deployments.apps is forbidden',
      scansMissing: 'there are no reports',
    });

    const { nodes, summary } = releaseGraph(detail, {});

    const grey = nodes.filter((node) => node.tone === 'unknown').map((node) => node.title);
    expect(grey).toEqual([
      'Subcharts not known',
      'Workloads not known',
      'Images not known',
      'Vulnerabilities not known',
    ]);
    expect(summary).toContain('deployments.apps is forbidden');
    expect(summary).toContain('there are no reports');
  });

  it("ends a sentence once, whatever the hub's reason ends with", () => {
    const detail = aReleaseDetail({ workloadsMissing: 'The agent does not look for workloads here.' });

    const { summary } = releaseGraph(detail, detail.body);

    expect(summary).toContain('not known: The agent does not look for workloads here. ');
    expect(summary).not.toContain('..');
  });

  it('does not count vulnerabilities of images that are not known', () => {
    const detail = aReleaseDetail({ workloads: [], images: [], workloadsMissing: 'forbidden' });

    const { summary } = releaseGraph(detail, detail.body);

    expect(summary).toContain('So neither are its images');
    expect(summary).not.toContain('critical');
  });

  it('draws many of a kind as one, and none of them is lost without a word', () => {
    const body: ReleaseBody = {
      chart: { dependencies: Array.from({ length: 100 }, (_, index) => ({ name: `chart-${String(index)}` })) },
    };

    const { nodes } = releaseGraph(aReleaseDetail({ workloads: [], images: [] }), body);

    expect(nodes.filter((node) => node.layer === 1).at(-1)?.title).toBe('76 more');
  });

  it('does not call an image without a scan safe', () => {
    expect(scanTone(null)).toBe('unknown');
    expect(scanTone(scan)).toBe('good');
    expect(scanTone({ ...scan, high: ['CVE-1'] })).toBe('warn');
    expect(scanTone({ ...scan, critical: ['CVE-1'] })).toBe('bad');
    expect(scanText(scan)).toBe('None found');
  });

  it('names images and versions briefly', () => {
    expect(imageName('registry.example.org:5000/shop/server:2.4.1@sha256:abc')).toBe('server:2.4.1@…');
    expect(imageName('nginx')).toBe('nginx');
    expect(dependencyVersion({ version: '~12', lockedVersion: '12.1.9' })).toBe('12.1.9, asked for ~12');
    expect(dependencyVersion({ version: '~12' })).toBe('~12, not locked');
  });

  it('says when the release itself names no chart', () => {
    const detail = aReleaseDetail({ release: aRelease({ chart: null, chartVersion: null }) });

    expect(releaseGraph(detail, {}).nodes[0]?.detail).toBe('chart not known');
  });
});
