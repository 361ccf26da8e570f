import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { UiProvider } from '#renderer/ui/ui-provider.tsx';
import { MakingNote } from './making-note.tsx';

beforeAll(() => installBrowserParts({ width: 900, height: 700 }));
afterEach(cleanup);

test('says how far it is, in counts where there are some, and stops once', async () => {
  let stops = 0;
  const note = (done: number, total: number | null) => (
    <UiProvider themeChoice="light">
      <MakingNote
        making={{ doing: 'Unpacking the archive', done, total }}
        onStop={() => {
          stops += 1;
          return Promise.resolve();
        }}
      />
    </UiProvider>
  );
  const { rerender } = render(note(2, 40));
  expect(screen.getByRole('status').textContent).toBe('Unpacking the archive: 3 of 40');
  rerender(note(0, null));
  expect(screen.getByRole('status').textContent).toBe('Unpacking the archive…');
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByRole('status').textContent).toBe('Stopping…');
  expect(stops).toBe(1);
});
