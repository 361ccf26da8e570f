import { expect, test } from 'vitest';
import { safeAddress } from './page-links.ts';

test('only web pages and mail addresses are addresses', () => {
  expect(safeAddress('https://example.org/a?b=c')).toBe('https://example.org/a?b=c');
  expect(safeAddress('HTTP://example.org')).toBe('HTTP://example.org');
  expect(safeAddress('mailto:a@example.org')).toBe('mailto:a@example.org');
  for (const wrong of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://x.org',
    'https://a b',
    '',
    null,
    7,
  ])
    expect(safeAddress(wrong)).toBeNull();
  expect(safeAddress(`https://example.org/${'a'.repeat(2_000)}`)).toBeNull();
});
