import { type FindingsFilter } from './findings-filter';

export interface Chip {
  readonly text: string;
  /** What takes it away. */
  readonly off: Partial<FindingsFilter>;
}

/** The narrower filters that have no button of their own showing them; `names` of clusters by id. */
export function chipsOf(filter: FindingsFilter, names: ReadonlyMap<string, string>): readonly Chip[] {
  const { clusters, controls, families, namespace, release, owner, fact } = filter;
  return [
    ...families.map((name) => ({
      text: $localize`family ${name}`,
      off: { families: families.filter((other) => other !== name) },
    })),
    ...clusters.map((id) => ({
      text: names.get(id) ?? id,
      off: { clusters: clusters.filter((other) => other !== id) },
    })),
    ...controls.map((id) => ({ text: id, off: { controls: controls.filter((other) => other !== id) } })),
    ...(namespace ? [{ text: $localize`namespace ${namespace}`, off: { namespace: '' } }] : []),
    ...(release ? [{ text: $localize`release ${release}`, off: { release: '' } }] : []),
    ...(owner ? [{ text: owner === '-' ? $localize`nobody's` : $localize`owner ${owner}`, off: { owner: '' } }] : []),
    ...(fact ? [{ text: $localize`one object`, off: { fact: '' } }] : []),
  ];
}
