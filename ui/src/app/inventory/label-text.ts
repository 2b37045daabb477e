/** Labels as people type them: one a line, `key=value`. */
export function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n');
}

/** The other way; a line that is no label, or a key that stands twice, is an error that names it. */
export function labelsFrom(text: string): Readonly<Record<string, string>> {
  const labels = new Map<string, string>();
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') {
      continue;
    }
    const [, key, value] = /^([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) {
      throw new Error($localize`The line "${line}" is not a label; write key=value.`);
    }
    if (labels.has(key)) {
      throw new Error($localize`The label "${key}" stands twice; keep one of them.`);
    }
    labels.set(key, value);
  }
  return Object.fromEntries(labels);
}
