import { describe, expect, test } from 'vitest';
import { pageMeant, pageName } from './page-labels.ts';

const pages = [
  { page: 1, label: 'i' },
  { page: 2, label: 'e411' },
  { page: 3, label: '1' },
  { page: 4, label: 'e411' },
];

describe('page labels', () => {
  test('the printed label goes before the number of the page', () => {
    expect(pageMeant('1', pages, 1)).toBe(3);
    expect(pageMeant(' I ', pages, 1)).toBe(1);
    expect(pageMeant('2', pages, 1)).toBe(2);
  });

  test('of two pages with one label the nearer is meant', () => {
    expect(pageMeant('E411', pages, 1)).toBe(2);
    expect(pageMeant('e411', pages, 4)).toBe(4);
  });

  test('what names no page is refused', () => {
    for (const typed of ['', '0', '5', '-1', 'x', '1e3', '9999999'])
      expect(pageMeant(typed, pages, 1)).toBe(null);
  });

  test('a label is named together with its page only where they differ', () => {
    expect(pageName({ page: 3, label: '3' })).toBe('3');
    expect(pageName({ page: 2, label: 'e411' })).toBe('e411 (page 2)');
  });
});
