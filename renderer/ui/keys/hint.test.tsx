import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '#shared/testing/browser-parts.ts';
import { UiProvider } from '../ui-provider.tsx';
import { Hint } from './hint.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function button(onFocus?: () => void): HTMLElement {
  render(
    <UiProvider>
      <Hint label="Find in the paper" keys="$mod+f">
        <button type="button" aria-label="Find" onFocus={onFocus}>
          F
        </button>
      </Hint>
    </UiProvider>,
  );
  return screen.getByRole('button', { name: 'Find' });
}
const pass = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
const shown = (): string | null => screen.queryByRole('tooltip')?.textContent ?? null;

test('a hint comes when the pointer rests, describes its child, and goes with the pointer', () => {
  const child = button();
  fireEvent.pointerEnter(child, { pointerType: 'mouse' });
  pass(300);
  expect(shown()).toBeNull();
  pass(300);
  expect(shown()).toMatch(/^Find in the paper.*F$/u);
  expect(document.getElementById(child.getAttribute('aria-describedby') ?? '')?.textContent).toBe(shown());
  fireEvent.pointerLeave(child);
  pass(500);
  expect(shown()).toBeNull();
  expect(child.hasAttribute('aria-describedby')).toBe(false);
});

test('a pointer that only passes, and a finger, bring none', () => {
  const child = button();
  fireEvent.pointerEnter(child, { pointerType: 'mouse' });
  pass(200);
  fireEvent.pointerLeave(child);
  fireEvent.pointerEnter(child, { pointerType: 'touch' });
  pass(1_000);
  expect(shown()).toBeNull();
});

test('Escape takes it away, and what the child listens to it goes on hearing', () => {
  const heard = vi.fn();
  const child = button(heard);
  fireEvent.pointerEnter(child, { pointerType: 'mouse' });
  pass(500);
  expect(shown()).not.toBeNull();
  act(() => child.focus());
  expect(heard).toHaveBeenCalledOnce();
  fireEvent.keyDown(child, { key: 'Escape' });
  pass(500);
  expect(shown()).toBeNull();
});
