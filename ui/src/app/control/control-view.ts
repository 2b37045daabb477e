import type { Control, Framework } from '../api/types';
import { severities } from '../ui/severity';

export interface Family {
  readonly name: string;
  readonly controls: readonly Control[];
}

/** Controls that contain the text, by family; worst severity first, then by title. */
export function families(controls: readonly Control[], text: string): readonly Family[] {
  const wanted = text.trim().toLowerCase();
  const found = controls.filter((control) =>
    [control.id, control.title, control.why, ...Object.values(control.frameworks).flat()].some((words) =>
      words.toLowerCase().includes(wanted),
    ),
  );
  return [...new Set(found.map((control) => control.family))].sort().map((name) => ({
    name,
    controls: found
      .filter((control) => control.family === name)
      .sort(
        (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.title.localeCompare(b.title),
      ),
  }));
}

/** "CIS Kubernetes Benchmark 1.11: 5.1.1, 5.6.1" for each framework that asks for the control. */
export function references(control: Control, frameworks: readonly Framework[]): readonly string[] {
  return Object.entries(control.frameworks).map(([id, numbers]) => {
    const framework = frameworks.find((known) => known.id === id);
    const name = framework ? `${framework.title} ${framework.edition}` : id;
    return `${name}: ${numbers.join(', ')}`;
  });
}

/** Of all facts that were judged, how many pass; null where none was: that is not 100 %. */
export function passing(tally: Control['tally']): number | null {
  const judged = tally.passed + tally.failed + tally.waived;
  return judged === 0 ? null : Math.floor((100 * tally.passed) / judged);
}

export type Tally = Control['tally'];

/** All of them together. */
export function sumOf(controls: readonly Pick<Control, 'tally'>[]): Tally {
  const sum = (count: (tally: Tally) => number) => controls.reduce((total, { tally }) => total + count(tally), 0);
  return {
    passed: sum((tally) => tally.passed),
    failed: sum((tally) => tally.failed),
    waived: sum((tally) => tally.waived),
    unknown: sum((tally) => tally.unknown),
    notApplicable: sum((tally) => tally.notApplicable),
  };
}

export interface ReferenceRow {
  readonly number: string;
  readonly title: string;
  /** Those that look after it; worst severity first. */
  readonly controls: readonly Control[];
  readonly tally: Tally;
  readonly open: number;
}

export interface FrameworkRows {
  readonly framework: Framework;
  readonly rows: readonly ReferenceRow[];
}

/** What each framework asks for and which controls look after it; those that contain the text. */
export function byFramework(
  frameworks: readonly Framework[],
  controls: readonly Control[],
  text: string,
): readonly FrameworkRows[] {
  const wanted = text.trim().toLowerCase();
  const known = new Map(controls.map((control) => [control.id, control]));
  return frameworks
    .map((framework) => ({
      framework,
      rows: framework.references
        .map(({ number, title, controls: ids }) => {
          const found = ids
            .flatMap((id) => known.get(id) ?? [])
            .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
          const open = found.reduce((sum, control) => sum + control.openFindings, 0);
          return { number, title, controls: found, tally: sumOf(found), open };
        })
        .filter((row) =>
          [row.number, row.title, ...row.controls.map((control) => control.title)].some((words) =>
            words.toLowerCase().includes(wanted),
          ),
        ),
    }))
    .filter(({ rows }) => wanted === '' || rows.length > 0);
}
