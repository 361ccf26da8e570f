import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { PageBox } from './page-box.tsx';

const pages = ['e411', 'e412', 'e413'].map((label, at) => ({ page: at + 1, label }));

function show() {
  const goToPage = vi.fn();
  render(
    <MantineProvider>
      <PageBox pages={pages} page={2} goToPage={goToPage} />
    </MantineProvider>,
  );
  return { goToPage, box: screen.getByLabelText('Page') };
}

describe('the page box', () => {
  test('shows the printed label and goes to another one', async () => {
    const { goToPage, box } = show();
    expect(box).toHaveProperty('value', 'e412');
    await userEvent.clear(box);
    await userEvent.type(box, 'e413{Enter}');
    expect(goToPage).toHaveBeenCalledWith(3);
  });

  test('says when there is no such page, and forgets what was typed on Escape', async () => {
    const { goToPage, box } = show();
    await userEvent.clear(box);
    await userEvent.type(box, '99{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('99');
    expect(goToPage).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(box).toHaveProperty('value', 'e412');
    expect(screen.queryByRole('alert')).toBe(null);
  });
});
