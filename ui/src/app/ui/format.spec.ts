import { bytes, exact, percent, relative } from './format';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('a time', () => {
  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T12:00:30Z', 'just now'],
    ['2026-11-21T11:55:00Z', '5 minutes ago'],
    ['2026-11-21T09:30:00Z', '2 hours ago'],
    ['2026-11-18T12:00:00Z', '3 days ago'],
    ['2026-12-12T12:00:00Z', 'in 3 weeks'],
    ['2025-11-20T12:00:00Z', '1 year ago'],
  ])('%s reads %s', (at, text) => {
    expect(relative(at, now)).toBe(text);
  });

  it('is exact to the second with its zone on hover', () => {
    expect(exact('2026-11-21T11:55:07Z')).toMatch(/2026.*:55:07.*(GMT|UTC|[A-Z]{3,})/);
  });
});

describe('a share', () => {
  it.each([
    [0, 300, '0 %'],
    [1, 300, '<1 %'],
    [2, 3, '66 %'],
    [299, 300, '99 %'],
    [300, 300, '100 %'],
  ])('of %d in %d reads %s', (part, whole, text) => {
    expect(percent(part, whole)).toBe(text);
  });
});

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1024, '1.0 KiB'],
    [1_003_400, '980 KiB'],
    [1_048_576, '1.0 MiB'],
  ])('%d reads %s', (size, text) => {
    expect(bytes(size)).toBe(text);
  });
});
