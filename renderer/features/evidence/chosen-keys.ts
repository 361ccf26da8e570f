import type { KeyboardEvent } from 'react';

/** What a key does to the lines that are chosen. */
export type ChosenStep =
  | { readonly kind: 'extend'; readonly by: number }
  /** The focus goes on and what is chosen stays. */
  | { readonly kind: 'walk'; readonly by: 1 | -1 }
  | { readonly kind: 'toggle' | 'all' | 'copy' | 'leave' };

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/**
 * What a key does where lines are chosen; null: nothing.
 * @param page lines that Page Up and Down go past
 */
export function chosenStep({ key, shiftKey, ctrlKey, metaKey }: Pressed, page: number): ChosenStep | null {
  const name = `${ctrlKey || metaKey ? 'Ctrl+' : ''}${shiftKey ? 'Shift+' : ''}${key}`;
  const by = extents(page)[name];
  return by === undefined ? (steps[name] ?? null) : { kind: 'extend', by };
}

function extents(page: number): Readonly<Record<string, number>> {
  return {
    'Shift+ArrowDown': 1,
    'Shift+ArrowUp': -1,
    'Shift+PageDown': page,
    'Shift+PageUp': -page,
    'Ctrl+Shift+End': Number.POSITIVE_INFINITY,
    'Ctrl+Shift+Home': Number.NEGATIVE_INFINITY,
  };
}

const steps: Readonly<Record<string, ChosenStep>> = {
  ' ': { kind: 'toggle' },
  'Shift+ ': { kind: 'toggle' },
  'Ctrl+ArrowDown': { kind: 'walk', by: 1 },
  'Ctrl+ArrowUp': { kind: 'walk', by: -1 },
  'Ctrl+a': { kind: 'all' },
  'Ctrl+A': { kind: 'all' },
  'Ctrl+c': { kind: 'copy' },
  'Ctrl+C': { kind: 'copy' },
  Escape: { kind: 'leave' },
};
