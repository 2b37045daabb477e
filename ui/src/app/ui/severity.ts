/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

export const severityName: Readonly<Record<Severity, string>> = {
  critical: $localize`Critical`,
  high: $localize`High`,
  medium: $localize`Medium`,
  low: $localize`Low`,
};
