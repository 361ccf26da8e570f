import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { Client } from '#shared/contract/client.ts';
import { ok } from '#shared/kit/result.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { EvidenceScreen } from './evidence-screen.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 1216, height: 700 }));
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  review = await openTestReview();
  const words = ['Beta came first.', 'Alpha came later.', 'Gamma came last.'];
  const paper = await review.importText(words.join('\n\n'), 'trial.txt');
  for (const quote of words) await makeClaim(review.client, paper, quote, { set: { statement: quote } });
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await review.close();
});

/** The table over a store whose evidence is answered as a test wants it. */
function start(evidence: Partial<Client['evidence']>) {
  const client: Client = { ...review.client, evidence: { ...review.client.evidence, ...evidence } };
  renderWithStore(client, <EvidenceScreen conceptField={ConceptField} onOpenWords={() => undefined} />);
  return userEvent.setup();
}

/** What the rows state, by a word, from top to bottom. */
const statements = (): string[] =>
  [...document.querySelectorAll('[role="row"]:not([aria-rowindex="1"])')].map(
    (row) => /Alpha|Beta|Gamma/u.exec(row.textContent)?.[0] ?? 'blank',
  );
const byStatement = () => screen.getByRole('columnheader', { name: /Statement/u });
const sorted = ['Alpha', 'Beta', 'Gamma'];

describe('rows of a view that is asked for the first time', () => {
  test('come along with it: nothing else is asked, and no row is blank', async () => {
    const asked = vi.fn(review.client.evidence.rows);
    const user = start({ rows: asked });
    await screen.findByRole('grid', { name: 'Evidence' });
    await waitFor(() => expect(statements()).toEqual(['Beta', 'Alpha', 'Gamma']));
    const seen = new Set<string>();
    const observer = new MutationObserver(() => seen.add(statements().join(' ')));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    await user.click(byStatement());
    await waitFor(() => expect(statements()).toEqual(sorted));
    observer.disconnect();
    expect([...seen].filter((those) => those.includes('blank'))).toEqual([]);
    expect(asked).not.toHaveBeenCalled();
  });

  test('are waited for where they did not come: the table before stays', async () => {
    const gate = Promise.withResolvers<void>();
    let isShut = false;
    const user = start({
      view: async (input) => ok({ ...must(await review.client.evidence.view(input)), firstPages: [] }),
      rows: async (input) => {
        if (isShut) await gate.promise;
        return review.client.evidence.rows(input);
      },
    });
    await screen.findByRole('grid', { name: 'Evidence' });
    await waitFor(() => expect(statements()).toEqual(['Beta', 'Alpha', 'Gamma']));
    isShut = true;
    await user.click(byStatement());
    await waitFor(() => expect(byStatement().getAttribute('aria-sort')).toBe('ascending'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(statements()).toEqual(['Beta', 'Alpha', 'Gamma']);
    gate.resolve();
    await waitFor(() => expect(statements()).toEqual(sorted));
  });
});
