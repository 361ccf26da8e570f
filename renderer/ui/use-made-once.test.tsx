import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useKept } from './use-kept.ts';
import { useMadeOnce } from './use-made-once.ts';

afterEach(cleanup);

test('what is shown and what is about to be are each made once, however often they take turns', () => {
  const make = vi.fn((from: string) => ({ from }));
  const { result, rerender } = renderHook(({ from }) => useMadeOnce(() => make(from), [from]), {
    initialProps: { from: 'a' },
  });
  const first = result.current;
  for (const from of ['b', 'a', 'b', 'a']) rerender({ from });
  expect(result.current).toBe(first);
  expect(make.mock.calls).toEqual([['a'], ['b']]);
  // A third one takes the place of the older of both.
  rerender({ from: 'c' });
  rerender({ from: 'a' });
  expect(result.current).toBe(first);
  rerender({ from: 'b' });
  expect(result.current).toEqual({ from: 'b' });
  expect(make.mock.calls).toEqual([['a'], ['b'], ['c'], ['b']]);
});

test('a value is kept until one with another content comes', () => {
  const { result, rerender } = renderHook(({ value }) => useKept(value, value.join()), {
    initialProps: { value: ['a'] },
  });
  const first = result.current;
  rerender({ value: ['a'] });
  expect(result.current).toBe(first);
  rerender({ value: ['b'] });
  expect(result.current).toEqual(['b']);
});
