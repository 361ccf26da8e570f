import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { HistoryView } from './history-view.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 900, height: 700 }));
beforeEach(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  await review.importText('Survival was longer.');
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await review.close();
});

test.each(['CSV', 'JSON'])(
  'the history is written as %s where it was asked for, and told',
  async (format) => {
    const name = `History.${format.toLowerCase()}`;
    const path = join(dirname(review.path), name);
    const asked: unknown[] = [];
    vi.stubGlobal('desktop', {
      files: {
        chooseSave: async (...question: unknown[]) => {
          asked.push(question);
          return { id: review.writeGrant(path), name };
        },
      },
    });
    renderWithStore(review.client, <HistoryView onRead={() => undefined} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    await user.click(await screen.findByRole('menuitem', { name: format }));
    await screen.findByText(`${name} is written`);
    expect(asked).toEqual([[name, [{ name: format, extension: format.toLowerCase() }]]]);
    const changes = must(await review.client.history.changes({ limit: 1000 }));
    await screen.findByText(format === 'CSV' ? /^\d+ rows: \d+ changes\.$/u : `${changes.length} changes.`);
    expect(readFileSync(path, 'utf8')).toContain(changes[0]?.id);
  },
);
