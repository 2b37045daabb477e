/** How times and numbers read, everywhere. Plain functions; the present comes in. */

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const exactFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
const numberFormat = new Intl.NumberFormat('en');

/** "5 minutes ago", "in 3 days"; "just now" below a minute either way. */
export function relative(at: string, now: number): string {
  const seconds = (Date.parse(at) - now) / 1000;
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) {
      return relativeFormat.format(Math.trunc(seconds / length), unit);
    }
  }
  return $localize`just now`;
}

/** To the second, with the time zone. */
export function exact(at: string): string {
  return exactFormat.format(Date.parse(at));
}

export function grouped(value: number): string {
  return numberFormat.format(value);
}

/** A part of a whole that is not 0. Only nothing is "0 %", and only all of it "100 %". */
export function percent(part: number, whole: number): string {
  const full = Math.floor((100 * part) / whole);
  return part > 0 && full === 0 ? '<1 %' : `${full} %`;
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB'];

/** Powers of 1024, as the limit of a record is one. */
export function bytes(size: number): string {
  const power = Math.min(byteUnits.length - 1, size < 1 ? 0 : Math.floor(Math.log2(size) / 10));
  const value = size / 1024 ** power;
  return `${value >= 100 || power === 0 ? value.toFixed(0) : value.toFixed(1)} ${byteUnits[power] ?? ''}`;
}
