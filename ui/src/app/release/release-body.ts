/**
 * What is used of a seaworthy.posture.v1.ReleaseFact in protobuf's JSON mapping: what has its default is left out, 64-bit numbers are
 * text. The hub makes it from the message itself, so its shape needs no check; texts in it come from clusters.
 */
export interface ReleaseBody {
  readonly revision?: number;
  readonly chart?: ChartBody;
  readonly storage?: StorageBody;
  readonly firstDeployed?: string;
  readonly description?: string;
  readonly objects?: readonly ObjectBody[];
  readonly hooks?: readonly { readonly name?: string; readonly kind?: string; readonly events?: readonly string[] }[];
  readonly credentials?: readonly CredentialBody[];
  readonly riskyGrants?: readonly { readonly object?: ObjectBody; readonly reason?: string }[];
  readonly live?: {
    readonly expected?: number;
    readonly found?: number;
    readonly workloads?: number;
    readonly idleWorkloads?: number;
  };
  readonly disagreements?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly alsoKeptBy?: readonly number[];
  readonly deployedRevisions?: readonly number[];
  readonly applyMethod?: string;
  readonly gaps?: readonly GapBody[];
}

export interface ChartBody {
  readonly name?: string;
  readonly version?: string;
  readonly appVersion?: string;
  readonly deprecated?: boolean;
  readonly home?: string;
  readonly dependencies?: readonly DependencyBody[];
}

export interface DependencyBody {
  readonly name?: string;
  readonly version?: string;
  readonly repository?: string;
  readonly alias?: string;
  readonly lockedVersion?: string;
}

export interface StorageBody {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly revisions?: number;
  readonly bytes?: string;
  readonly unpackedBytes?: string;
  readonly parts?: readonly { readonly name?: string; readonly bytes?: string }[];
  readonly previousBytes?: string;
  readonly projectedFullRevision?: number;
}

export interface ObjectBody {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
}

export interface CredentialBody {
  readonly source?: string;
  readonly keyPath?: string;
  readonly detector?: string;
  readonly fingerprint?: string;
  readonly chartDefault?: boolean;
  readonly knownWeak?: boolean;
  readonly object?: ObjectBody;
}

export interface GapBody {
  readonly resource?: string;
  readonly verb?: string;
  readonly namespace?: string;
  readonly reason?: string;
  readonly detail?: string;
}

/** "Deployment shop/web". */
export function objectName(object: ObjectBody | undefined): string {
  const name = [object?.namespace, object?.name].filter(Boolean).join('/');
  return [object?.kind, name].filter(Boolean).join(' ');
}

const sources = new Map([
  ['USER_VALUES', $localize`user values`],
  ['CHART_VALUES', $localize`chart values`],
  ['MANIFEST', $localize`manifest`],
  ['NOTES', $localize`notes`],
]);

/** Where a credential was found. */
export function credentialPlace(hit: CredentialBody): string {
  const source = sources.get(hit.source ?? '') ?? $localize`somewhere in the record`;
  const object = objectName(hit.object);
  return object === '' ? source : `${source}, ${object}`;
}

/** "list secrets in payments: DENIED". */
export function gapText(gap: GapBody): string {
  const where = gap.namespace ? $localize` in ${gap.namespace}` : '';
  const why = (gap.reason ?? '').toLowerCase().replaceAll('_', ' ');
  return `${gap.verb ?? ''} ${gap.resource ?? ''}${where}${why ? `: ${why}` : ''}`;
}
