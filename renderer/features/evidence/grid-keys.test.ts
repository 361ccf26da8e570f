import { describe, expect, test } from 'vitest';
import { foldStep, walkTo } from './grid-keys.ts';

const size = { row: 50, column: 4 };
const walk = (key: string, row: number, column: number, ctrl = false) =>
  walkTo({ key, ctrl }, { row, column }, size, 20);

describe('walking the table', () => {
  test('arrows go cell by cell, up into the header and no further', () => {
    expect(walk('ArrowDown', -1, 2)).toEqual({ row: 0, column: 2 });
    expect(walk('ArrowUp', 0, 2)).toEqual({ row: -1, column: 2 });
    expect(walk('ArrowUp', -1, 2)).toEqual({ row: -1, column: 2 });
    expect(walk('ArrowRight', 3, 3)).toEqual({ row: 3, column: 3 });
    expect(walk('ArrowLeft', 3, 0)).toEqual({ row: 3, column: 0 });
  });
  test('pages stay among the claims', () => {
    expect(walk('PageDown', 40, 1)).toEqual({ row: 49, column: 1 });
    expect(walk('PageUp', 5, 1)).toEqual({ row: 0, column: 1 });
  });
  test('Home and End go along the row, with Ctrl to the corners', () => {
    expect(walk('End', 3, 1)).toEqual({ row: 3, column: 3 });
    expect(walk('Home', 3, 1, true)).toEqual({ row: 0, column: 0 });
    expect(walk('End', 3, 1, true)).toEqual({ row: 49, column: 3 });
  });
  test('other keys do not walk', () => {
    expect(walk('a', 3, 1)).toBeNull();
    expect(walk('ArrowDown', 3, 1, true)).toBeNull();
  });
});

describe('folding', () => {
  const step = (key: string, at: { head: boolean; folded?: boolean; column?: number }, ctrl = false) =>
    foldStep({ key, ctrl }, { folded: false, column: 1, ...at });
  test('a head is folded, unfolded and gone into', () => {
    expect(step('ArrowLeft', { head: true })).toBe('fold');
    expect(step('ArrowRight', { head: true, folded: true })).toBe('unfold');
    expect(step('ArrowRight', { head: true })).toBe('into');
    expect(step('Enter', { head: true })).toBe('toggle');
    expect(step(' ', { head: true })).toBe('toggle');
    expect(step('ArrowDown', { head: true })).toBeNull();
  });
  test('from the first column of a claim the head is one step to the left', () => {
    expect(step('ArrowLeft', { head: false, column: 0 })).toBe('to-head');
    expect(step('ArrowLeft', { head: false, column: 1 })).toBeNull();
    expect(step('ArrowLeft', { head: true }, true)).toBeNull();
    expect(step('Enter', { head: false })).toBeNull();
  });
});
