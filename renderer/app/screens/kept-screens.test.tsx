import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { Screen } from '../place.ts';
import { KeptScreens } from './kept-screens.tsx';

afterEach(cleanup);

const alive = new Set<Screen>();

function Counter(props: { readonly of: Screen }) {
  const { of } = props;
  const [count, setCount] = useState(0);
  useEffect(() => {
    alive.add(of);
    return () => void alive.delete(of);
  }, [of]);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {of} {count}
    </button>
  );
}
const at = (shown: Screen) => <KeptScreens shown={shown} of={(of) => <Counter key={of} of={of} />} />;
const buttons = (): (string | null)[] =>
  screen.queryAllByRole('button').map(({ textContent }) => textContent);

test('reading and the evidence table keep what they were, and a hidden one does nothing', () => {
  const { rerender } = render(at('read'));
  fireEvent.click(screen.getByRole('button', { name: 'read 0' }));
  rerender(at('evidence'));
  expect(buttons()).toEqual(['evidence 0']);
  expect([...alive]).toEqual(['evidence']);
  rerender(at('read'));
  expect(buttons()).toEqual(['read 1']);
  expect([...alive]).toEqual(['read']);
});

test('any other screen stands alone, and they begin anew after it', () => {
  const { rerender, container } = render(at('read'));
  fireEvent.click(screen.getByRole('button', { name: 'read 0' }));
  rerender(at('evidence'));
  rerender(at('history'));
  expect(container.querySelectorAll('button')).toHaveLength(1);
  rerender(at('read'));
  expect(buttons()).toEqual(['read 0']);
  expect(container.querySelectorAll('button')).toHaveLength(1);
});
