import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { AnnotationId } from '#shared/contract/ids.ts';
import { HighlightList } from './highlight-list.tsx';
import type { Highlight } from './types.ts';

const highlights: readonly Highlight[] = ['DFS better', 'Toxicity lower', 'Survival same'].map(
  (label, at) => ({
    id: AnnotationId.parse(`00000000-0000-4000-8000-00000000000${at}`),
    parts: [],
    state: at === 1 ? 'moved' : 'exact',
    hue: null,
    label,
    claims: [],
  }),
);
const [first, second, third] = highlights;

describe('the list of highlights', () => {
  test('is one stop of Tab: arrows show each in its place, Enter opens it, Escape gives the text back', async () => {
    const [onFocus, onActivate, onLeave] = [vi.fn(), vi.fn(), vi.fn()];
    const user = userEvent.setup();
    render(
      <HighlightList
        sha256=""
        highlights={highlights}
        activeId={second?.id ?? null}
        onFocus={onFocus}
        onActivate={onActivate}
        onLeave={onLeave}
      />,
    );
    await user.tab();
    expect(onFocus).toHaveBeenLastCalledWith(second?.id);
    expect(screen.getByRole('option', { selected: true }).textContent).toContain(
      '2 of 3 Toxicity lower (its words have moved)',
    );
    await user.keyboard('{ArrowDown}');
    expect(onFocus).toHaveBeenLastCalledWith(third?.id);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onActivate).toHaveBeenLastCalledWith(third?.id);
    await user.keyboard('{Home}');
    expect(onFocus).toHaveBeenLastCalledWith(first?.id);
    await user.keyboard('{Escape}');
    expect(onLeave).toHaveBeenCalledTimes(1);
    await user.tab();
    expect(onFocus).toHaveBeenLastCalledWith(null);
  });

  test('is not there when nothing is highlighted', () => {
    render(
      <HighlightList
        sha256=""
        highlights={[]}
        activeId={null}
        onFocus={vi.fn()}
        onActivate={vi.fn()}
        onLeave={vi.fn()}
      />,
    );
    expect(screen.queryByRole('listbox')).toBe(null);
  });
});
