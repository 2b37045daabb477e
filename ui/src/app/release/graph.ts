import type { ImageScan, ReleaseDetail } from '../api/types';
import { grouped } from '../ui/format';
import type { DependencyBody, ReleaseBody } from './release-body';

export type GraphTone = 'plain' | 'bad' | 'warn' | 'good' | 'unknown';

export interface GraphNode {
  readonly id: string;
  /** Column, from the left: release, subcharts and workloads, images, vulnerabilities. */
  readonly layer: number;
  readonly title: string;
  readonly detail: string;
  readonly tone: GraphTone;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

export interface ReleaseGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly summary: string;
}

/** More of one kind are drawn as one; the table has them all. */
const most = 24;
const releaseId = 'release';

/** "server:2.4.1" of "registry.example.org/shop/server:2.4.1@sha256:…". */
export function imageName(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  const digest = name.indexOf('@');
  return digest < 0 ? name : `${name.slice(0, digest)}@…`;
}

/** "12.1.9 (locked), asked for ~12.1.0". */
export function dependencyVersion(dependency: DependencyBody): string {
  const { version = '', lockedVersion = '' } = dependency;
  if (lockedVersion === '') {
    return version === '' ? $localize`any version` : $localize`${version}, not locked`;
  }
  return lockedVersion === version || version === ''
    ? lockedVersion
    : $localize`${lockedVersion}, asked for ${version}`;
}

export function scanText(scan: ImageScan): string {
  const { critical, high, lower } = scan;
  const parts = [
    ...(critical.length > 0 ? [$localize`${critical.length} critical`] : []),
    ...(high.length > 0 ? [$localize`${high.length} high`] : []),
    ...(lower > 0 ? [$localize`${grouped(lower)} lower`] : []),
  ];
  return parts.length === 0 ? $localize`None found` : parts.join(', ');
}

export function scanTone(scan: ImageScan | null): GraphTone {
  if (scan === null) {
    return 'unknown';
  }
  if (scan.critical.length > 0) {
    return 'bad';
  }
  return scan.high.length > 0 ? 'warn' : scan.lower > 0 ? 'plain' : 'good';
}

function capped<T>(items: readonly T[], layer: number, id: string, node: (item: T) => GraphNode): readonly GraphNode[] {
  const rest = items.length - most;
  return [
    ...items.slice(0, most).map(node),
    ...(rest > 0
      ? [
          {
            id: `${id} rest`,
            layer,
            title: $localize`${grouped(rest)} more`,
            detail: $localize`All are in the table.`,
            tone: 'plain' as const,
          },
        ]
      : []),
  ];
}

function unknown(id: string, layer: number, title: string, detail: string): GraphNode {
  return { id, layer, title, detail, tone: 'unknown' };
}

function keptText(revisions = 0): readonly string[] {
  switch (revisions) {
    case 0:
      return [];
    case 1:
      return [$localize`1 revision kept`];
    default:
      return [$localize`${revisions} revisions kept`];
  }
}

/** What a release consists of, as far as it is known; what is not known is a node that says why. */
export function releaseGraph(detail: ReleaseDetail, body: ReleaseBody): ReleaseGraph {
  const { release, workloads, images, workloadsMissing, scansMissing } = detail;
  const dependencies = body.chart?.dependencies ?? [];
  const root: GraphNode = {
    id: releaseId,
    layer: 0,
    title: release.fact.name,
    detail: [
      release.chart ? `${release.chart} ${release.chartVersion ?? ''}` : $localize`chart not known`,
      ...(body.revision ? [$localize`revision ${body.revision}`] : []),
      ...keptText(body.storage?.revisions),
    ].join(', '),
    tone: 'plain',
  };
  const subcharts =
    body.chart === undefined
      ? [unknown('subcharts', 1, $localize`Subcharts not known`, $localize`The record holds no chart.`)]
      : capped(dependencies, 1, 'subchart', (dependency) => ({
          id: `subchart ${dependency.alias ?? dependency.name ?? ''}`,
          layer: 1,
          title: dependency.alias ?? dependency.name ?? '',
          detail: [
            $localize`subchart`,
            dependencyVersion(dependency),
            ...(dependency.repository ? [dependency.repository] : []),
          ].join(', '),
          tone: dependency.lockedVersion ? 'plain' : 'warn',
        }));
  const running =
    workloadsMissing !== null
      ? [unknown('workloads', 1, $localize`Workloads not known`, workloadsMissing)]
      : capped(workloads, 1, 'workload', ({ fact, workload, containers }) => ({
          id: `workload ${fact.id}`,
          layer: 1,
          title: fact.name,
          detail:
            containers === 1 ? $localize`${workload}, 1 container` : $localize`${workload}, ${containers} containers`,
          tone: fact.unreadable !== null ? 'unknown' : fact.verdicts.failed > 0 ? 'warn' : 'plain',
        }));
  const used =
    workloadsMissing !== null && images.length === 0
      ? [unknown('images', 2, $localize`Images not known`, workloadsMissing)]
      : capped(images, 2, 'image', ({ image }) => ({
          id: `image ${image}`,
          layer: 2,
          title: imageName(image),
          detail: image,
          tone: 'plain',
        }));
  const shown = images.slice(0, most);
  const scans =
    scansMissing !== null || shown.length === 0
      ? used.length === 0
        ? []
        : [
            unknown(
              'scans',
              3,
              $localize`Vulnerabilities not known`,
              scansMissing ?? $localize`It is not known which images run.`,
            ),
          ]
      : shown.map(({ image, scan }) =>
          scan === null
            ? unknown(
                `scan ${image}`,
                3,
                $localize`Not scanned`,
                $localize`Nobody scanned ${imageName(image)} in this cluster.`,
              )
            : {
                id: `scan ${image}`,
                layer: 3,
                title: scanText(scan),
                detail: [scan.scanner, ...scan.critical, ...scan.high].join(', '),
                tone: scanTone(scan),
              },
        );
  const nodes = [root, ...subcharts, ...running, ...used, ...scans];
  const ids = new Set(nodes.map((node) => node.id));
  const edges = [
    ...[...subcharts, ...running].map((node) => ({ from: releaseId, to: node.id })),
    ...shown.flatMap(({ image, workloads: users }) =>
      users.map((user) => ({ from: `workload ${user}`, to: `image ${image}` })),
    ),
    ...(workloadsMissing === null ? [] : used.map((node) => ({ from: 'workloads', to: node.id }))),
    ...shown.map(({ image }) => ({ from: `image ${image}`, to: `scan ${image}` })),
    ...(scans[0]?.id === 'scans' ? used.map((node) => ({ from: node.id, to: 'scans' })) : []),
  ].filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  return { nodes, edges, summary: graphSummary(detail, dependencies.length) };
}

/** The hub's reasons are sentences; here they end one. */
function withoutStop(reason: string): string {
  return reason.replace(/\.+$/, '');
}

/** What the picture says, in words. */
export function graphSummary(detail: ReleaseDetail, subcharts: number): string {
  const { workloads, images, workloadsMissing, scansMissing } = detail;
  const critical = images.filter((image) => (image.scan?.critical.length ?? 0) > 0).length;
  const high = images.filter((image) => scanTone(image.scan) === 'warn').length;
  const unscanned = images.filter((image) => image.scan === null).length;
  return [
    $localize`Subcharts: ${subcharts}.`,
    workloadsMissing === null
      ? $localize`Workloads: ${workloads.length}, images: ${images.length}.`
      : $localize`Its workloads are not known: ${withoutStop(workloadsMissing)}.`,
    scansMissing === null && workloadsMissing !== null && images.length === 0
      ? $localize`So neither are its images and their vulnerabilities.`
      : scansMissing === null
        ? $localize`Images with critical vulnerabilities: ${critical}, with high ones only: ${high}, not scanned: ${unscanned}.`
        : $localize`Vulnerabilities are not known: ${withoutStop(scansMissing)}.`,
  ].join(' ');
}
