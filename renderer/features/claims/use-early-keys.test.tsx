import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useRef, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Anchor } from '#shared/contract/anchor.ts';
import type { Draft } from './unsaved-claims.ts';
import { useEarlyKeys } from './use-early-keys.ts';

const outside: string[] = [];
const hear = (event: KeyboardEvent) => outside.push(event.key);
beforeEach(() => {
  outside.length = 0;
  window.addEventListener('keydown', hear);
});
afterEach(() => {
  window.removeEventListener('keydown', hear);
  cleanup();
});

const draft: Draft = {
  anchor: Anchor.parse({
    v: 1,
    sha256: '0'.repeat(64),
    recipe: '1',
    parts: [{ page: 1, label: '1', rects: [], start: 0, end: 5 }],
    quote: { exact: 'words', prefix: '', suffix: '' },
    sort: '',
  }),
};

/** A pane that asks for a claim by one button; its form comes with another. */
function Pane() {
  const [asked, setAsked] = useState(false);
  const [text, setText] = useState('');
  const [there, setThere] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (there) field.current?.focus();
  }, [there]);
  useEarlyKeys({ draft: asked ? draft : null, fresh: null, activeClaimId: null, active: null });
  return (
    <>
      <button type="button" onClick={() => setAsked(true)}>
        Ask
      </button>
      <button
        type="button"
        onClick={() => {
          setThere(true);
          setAsked(false);
        }}
      >
        Come
      </button>
      <button type="button" onClick={() => setAsked(false)}>
        Fail
      </button>
      {there ? (
        <input ref={field} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      ) : null}
    </>
  );
}

test('what is typed before the form is there arrives in it, in order, and nowhere else', async () => {
  render(<Pane />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  await user.keyboard('2bl');
  expect(outside).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Come' }));
  const field = await screen.findByRole<HTMLInputElement>('textbox');
  await waitFor(() => expect(field.value).toBe('2bl'));
  await user.keyboard('i');
  expect(field.value).toBe('2bli');
});

test('keys with Ctrl are not kept, nor is anything once the form has not come', async () => {
  render(<Pane />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  await user.keyboard('2{Control>}k{/Control}');
  expect(outside).toEqual(['Control', 'k']);
  fireEvent.click(screen.getByRole('button', { name: 'Fail' }));
  await user.keyboard('3');
  await waitFor(() => expect(outside.at(-1)).toBe('3'));
});
