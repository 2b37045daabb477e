/** Inter's characters by width in em, as measured at weight 650; lighter ones are no wider. */
const widths: readonly (readonly [string, number])[] = [
  [' Iijl', 0.28],
  ["!',.:;", 0.34],
  ['()/[\\]`frt|', 0.41],
  ['-^_{}–', 0.5],
  ['"*?FJLaceksvxyz', 0.6],
  ['Ebdghnopqu', 0.63],
  ['#$&+0123456789<=>BPRSTZ~', 0.68],
  ['ACDGHKNOQUVXY', 0.78],
  ['Mmw', 0.93],
];

const byCharacter = new Map(
  widths.flatMap(([characters, width]) => Array.from(characters, (one) => [one, width] as const)),
);

/** Of the dashboard's font in em, rounded up: text in a drawing does not break by itself. Whatever is not listed is wide. */
export function characterWidth(character: string): number {
  return byCharacter.get(character) ?? 1.03;
}
