import { exact } from '../ui/format';
import { transportName } from './transport';

/** One thing that was seen of a Tiller, in words. */
export interface TillerRow {
  readonly name: string;
  readonly values: readonly string[];
  /** It could not be told. */
  readonly unknown: boolean;
}

/** A message in protobuf's JSON mapping, where zero, false and empty are left out. */
class Message {
  constructor(private readonly json: unknown) {}

  text(name: string): string {
    const value = this.#field(name);
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  }

  flag(name: string): boolean {
    return this.#field(name) === true;
  }

  has(name: string): boolean {
    return this.#field(name) !== undefined;
  }

  message(name: string): Message {
    return new Message(this.#field(name));
  }

  list(name: string): readonly Message[] {
    const value = this.#field(name);
    return Array.isArray(value) ? value.map((one: unknown) => new Message(one)) : [];
  }

  texts(name: string): readonly string[] {
    const value = this.#field(name);
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  }

  #field(name: string): unknown {
    return typeof this.json === 'object' && this.json !== null ? Reflect.get(this.json, name) : undefined;
  }
}

const outcomes = new Map<string, string>([
  ['NOT_REACHABLE', $localize`not reachable from the agent, which is not the same as safe`],
  ['ANSWERED_PLAINTEXT', $localize`answered without TLS`],
  ['ANSWERED_TLS', $localize`answered over TLS without a client certificate`],
  ['CLIENT_CERTIFICATE_REQUIRED', $localize`refused without a client certificate`],
  ['NOT_TILLER', $localize`what answered is not a Tiller`],
]);
const ways = new Map<string, string>([
  ['NODE_PORT', $localize`node port`],
  ['LOAD_BALANCER', $localize`load balancer`],
  ['EXTERNAL_IP', $localize`external address`],
  ['INGRESS', $localize`ingress`],
  ['HOST_PORT', $localize`host port`],
  ['HOST_NETWORK', $localize`host network`],
]);

/** What a TillerFact says, most telling first. A gap is named, never taken for "none". */
export function tillerFacts(body: unknown): readonly TillerRow[] {
  const fact = new Message(body);
  const options = fact.message('options');
  return [
    row($localize`Workload`, [
      `${fact.text('kind')}, ${$localize`${fact.text('replicas') || '0'} wanted`}`,
      $localize`recognised by ${fact.texts('recognisedBy').join(', ')}`,
    ]),
    row($localize`Image`, [fact.text('image')]),
    row($localize`Version`, [fact.text('version')]),
    row($localize`Transport`, transport(fact)),
    row($localize`Probe`, fact.has('probe') ? probe(fact.message('probe')) : [], $localize`not made`),
    row($localize`From outside`, exposures(fact), $localize`no way in was found`, false),
    row($localize`From other pods`, fact.has('podReach') ? pods(fact.message('podReach')) : []),
    row($localize`Releases kept in`, [
      [options.text('storage'), options.text('storageNamespace')].filter((part) => part !== '').join(' · '),
      ...(options.has('historyMax')
        ? [
            options.text('historyMax') === '0'
              ? $localize`revisions kept: unlimited`
              : $localize`revisions kept: ${options.text('historyMax')}`,
          ]
        : []),
    ]),
    row($localize`Account`, [fact.text('serviceAccount')]),
    row($localize`Its reach`, fact.has('access') ? reach(fact.message('access')) : []),
    ...(fact.has('certificate') ? [row($localize`Certificate`, certificate(fact.message('certificate')))] : []),
    ...gaps($localize`Certificate`, fact.list('certificateGaps')),
    row($localize`Serves`, fact.has('teams') ? teams(fact.message('teams')) : []),
    row($localize`Hardening`, fact.has('hardening') ? hardening(fact.message('hardening')) : []),
    ...(options.texts('problems').length > 0 ? [row($localize`Options`, options.texts('problems'))] : []),
  ];
}

function row(name: string, values: readonly string[], none = $localize`unknown`, unknown = true): TillerRow {
  const known = values.filter((value) => value !== '');
  return known.length > 0 ? { name, values: known, unknown: false } : { name, values: [none], unknown };
}

function transport(fact: Message): readonly string[] {
  const names: ReadonlyMap<string, string> = new Map(Object.entries(transportName));
  const listen = fact.message('options').text('listen');
  const loopback = fact.message('options').flag('listensOnLoopback') ? $localize` (loopback only)` : '';
  return [
    names.get(fact.text('configuredTransport')) ?? '',
    listen === '' ? '' : $localize`listens on ${listen}` + loopback,
  ];
}

function probe(message: Message): readonly string[] {
  const outcome = outcomes.get(message.text('outcome')) ?? '';
  const address = message.text('address');
  return [address === '' ? outcome : `${address}: ${outcome}`, message.text('detail')];
}

function exposures(fact: Message): readonly string[] {
  const found = fact.list('exposures').map((path) => {
    const object = path.message('object');
    const place = [object.text('namespace'), object.text('name')].filter((part) => part !== '').join('/');
    const outside = path.text('outside');
    return [
      `${ways.get(path.text('kind')) ?? path.text('kind')}: ${object.text('kind')} ${place}`,
      outside === '' ? '' : $localize`at ${outside}`,
    ]
      .filter((part) => part !== '')
      .join(' ');
  });
  return [...found, ...fact.list('exposureGaps').map(gap)];
}

function pods(message: Message): readonly string[] {
  if (!message.flag('restricted')) {
    return [$localize`every pod of the cluster`];
  }
  const admitted = message.texts('admitted');
  return admitted.length === 0 ? [$localize`nobody, by network policy`] : admitted;
}

function reach(access: Message): readonly string[] {
  const said = [
    access.flag('clusterAdmin') ? $localize`everything (cluster-admin)` : '',
    access.flag('readsAllSecrets') ? $localize`reads all Secrets` : '',
    access.flag('writesAllNamespaces') ? $localize`changes workloads in all namespaces` : '',
    ...access.texts('wildcards'),
    ...access.texts('escalations').map((role) => $localize`may grant itself more: ${role}`),
    ...access.texts('impersonations').map((role) => $localize`may act as others: ${role}`),
    list($localize`changes workloads in`, access.texts('writesNamespaces')),
    list($localize`reads Secrets in`, access.texts('readsSecretsIn')),
    ...access.list('gaps').map(gap),
  ].filter((part) => part !== '');
  return said.length > 0 ? said : [$localize`nothing beyond what every account has`];
}

function certificate(message: Message): readonly string[] {
  const end = message.text('notAfter');
  return [
    message.text('subject'),
    end === '' ? '' : $localize`ends ${exact(end)}`,
    [message.text('keyAlgorithm'), message.text('keyBits')].filter((part) => part !== '').join(' '),
    message.flag('selfSigned') ? $localize`signed by itself` : '',
  ];
}

function teams(message: Message): readonly string[] {
  return [
    list($localize`teams`, message.texts('teams')),
    list($localize`namespaces`, message.texts('managedNamespaces')),
    list($localize`without a team label`, message.texts('unlabelledNamespaces')),
  ];
}

function hardening(message: Message): readonly string[] {
  return [
    message.flag('runAsNonRoot') ? $localize`does not run as root` : $localize`may run as root`,
    message.flag('noPrivilegeEscalation') ? '' : $localize`may gain privileges`,
    message.flag('readOnlyRootFilesystem') ? $localize`read-only file system` : $localize`writable file system`,
    message.flag('privileged') ? $localize`privileged` : '',
    message.flag('hostNetwork') ? $localize`in the node's network` : '',
  ];
}

function list(name: string, values: readonly string[]): string {
  return values.length === 0 ? '' : `${name}: ${values.join(', ')}`;
}

function gaps(name: string, messages: readonly Message[]): readonly TillerRow[] {
  return messages.length === 0 ? [] : [{ name, values: messages.map(gap), unknown: true }];
}

function gap(message: Message): string {
  const detail = message.text('detail');
  const tried = [message.text('verb'), message.text('resource')].filter((part) => part !== '').join(' ');
  return $localize`could not be read: ${tried}` + (detail === '' ? '' : ` (${detail})`);
}
