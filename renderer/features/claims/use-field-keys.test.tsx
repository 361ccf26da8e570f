import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { KeyRegistry, usableKeys } from '#renderer/ui/keys/key-registry.ts';
import { KeysProvider } from '#renderer/ui/keys/use-keys.tsx';
import { useFieldKeys } from './use-field-keys.ts';

afterEach(cleanup);

function Form() {
  useFieldKeys();
  return <input aria-label="Therapy" />;
}

test('what keys do in the fields stands in the list of keys; the keys stay those of the fields', () => {
  const registry = new KeyRegistry();
  const { getByRole } = render(
    <KeysProvider registry={registry}>
      <Form />
    </KeysProvider>,
  );
  const listed = registry.actions().map((action) => [usableKeys(action, true), action.section]);
  expect(listed).toEqual([
    [['1', 'Alt+1'], 'Claim'],
    [['Alt+0'], 'Claim'],
    [['F2'], 'Claim'],
  ]);
  const field = getByRole('textbox');
  for (const key of ['1', 'F2']) {
    const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true });
    field.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  }
  // With single keys turned off the digit alone takes nothing, so that it is not listed.
  expect(registry.actions().map((action) => usableKeys(action, false))).toEqual([
    ['Alt+1'],
    ['Alt+0'],
    ['F2'],
  ]);
});
