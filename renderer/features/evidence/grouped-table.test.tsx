import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { EvidenceScreen } from './evidence-screen.tsx';

const words = ['Survival was longer.', 'Remission came sooner.', 'Nobody was harmed.'];
let review: TestReview;
beforeAll(() => installBrowserParts({ width: 1216, height: 700 }));
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  review = await openTestReview();
  const { client } = review;
  const paper = await review.importText(words.join('\n\n'), 'trial.txt');
  const named = (name: string) => conceptNamed(client, name);
  const [first = '', second = '', third = ''] = words;
  await makeClaim(client, paper, first, {
    therapy: [await named('Blinatumomab')],
    comparator: [await named('CAR T-cell therapy')],
    set: { statement: 'head to head', direction: 'favours-therapy' },
  });
  await makeClaim(client, paper, second, {
    therapy: [await named('Blinatumomab')],
    set: { statement: 'of a group' },
  });
  await makeClaim(client, paper, third, { set: { statement: 'of nothing' } });
});
afterEach(async () => {
  cleanup();
  await review.close();
});

function start() {
  const opened: string[] = [];
  const view = renderWithStore(
    review.client,
    <EvidenceScreen conceptField={ConceptField} onOpenWords={({ claimId }) => opened.push(claimId ?? '')} />,
  );
  return { user: userEvent.setup(), opened, ...view };
}

async function grouped(by: string, depth?: string) {
  const started = start();
  await screen.findByText('of nothing');
  await started.user.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), by);
  if (depth !== undefined)
    await started.user.selectOptions(await screen.findByRole('combobox', { name: 'Levels' }), depth);
  await screen.findByRole('treegrid', { name: 'Evidence' });
  return started;
}

/** The lines from the top: heads with their counts, claims by their statement. */
const lines = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => {
      const cells = within(row).getAllByRole('gridcell');
      if (row.getAttribute('aria-level') === '1') return row.textContent;
      const place = screen.getAllByRole('columnheader').findIndex((head) => head.textContent === 'Statement');
      return cells[place]?.textContent;
    });
const heads = () => screen.getAllByRole('row').filter((row) => row.getAttribute('aria-level') === '1');
const focusOn = (row: HTMLElement | undefined) =>
  row?.querySelector<HTMLElement>('[role="gridcell"]')?.focus();

describe('a grouped table', () => {
  test('has a head for each group with its counts, and a head-to-head claim in both', async () => {
    await grouped('therapy', 'all levels');
    await waitFor(() =>
      expect(lines()).toEqual([
        'Immunotherapy › CAR T-cell therapy › (not specified)1 claim · 1 document · 0 studies',
        'head to head',
        expect.stringMatching(/› Blinatumomab2 claims · 1 document · 0 studies$/u),
        'head to head',
        'of a group',
        expect.stringMatching(/^No therapy1 claim/u),
        'of nothing',
      ]),
    );
    expect(screen.getByText(/^3 claims in 1 document/u).textContent).toContain('· 3 groups');
    const [, one, turned] = screen.getAllByRole('row');
    expect(one?.getAttribute('aria-expanded')).toBe('true');
    expect(turned?.textContent).toContain('Favours comparator');
    expect(turned?.getAttribute('aria-level')).toBe('2');
  });

  test('is folded and walked by the keyboard; a claim’s words are a press of Enter away', async () => {
    const { user, opened } = await grouped('therapy');
    await waitFor(() => expect(heads()).toHaveLength(2));
    const [first, last] = heads();
    focusOn(first);
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(first?.getAttribute('aria-expanded')).toBe('false'));
    expect(lines()).toHaveLength(3);
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(last?.contains(document.activeElement)).toBe(true));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(lines()).toHaveLength(2));
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(document.activeElement?.closest('[role=row]')?.textContent).toContain('No'));
    await user.keyboard('{Home}{ArrowLeft}');
    await waitFor(() => expect(last?.contains(document.activeElement)).toBe(true));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(opened).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Unfold all groups' }));
    await waitFor(() => expect(lines()).toHaveLength(5));
    await user.click(screen.getByRole('button', { name: 'Fold all groups' }));
    await waitFor(() => expect(lines()).toHaveLength(2));
  });

  test('Ctrl+A chooses the claims of the group’s therapy, and what is set is meant as they show it', async () => {
    const { user } = await grouped('therapy', 'all levels');
    await waitFor(() => expect(heads()).toHaveLength(3));
    const under = screen.getAllByRole('row').filter((row) => row.textContent?.includes('head to head'))[0];
    focusOn(under);
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('1 claim chosen');
    expect(screen.getAllByRole('row').filter((row) => row.getAttribute('aria-selected') === 'true')).toEqual([
      under,
    ]);
    const bar = screen.getByRole('region', { name: 'Chosen claims' });
    await user.click(within(bar).getByRole('button', { name: 'Direction' }));
    await user.click(await screen.findByRole('menuitem', { name: /Favours therapy/u }));
    await waitFor(async () => {
      const claims = must(await review.client.claims.list({}));
      expect(claims.map(({ direction }) => direction)).toContain('favours-comparator');
    });
  });

  test('without a hierarchy there are no levels, and each claim is chosen once', async () => {
    const { user } = await grouped('document');
    expect(screen.queryByRole('combobox', { name: 'Levels' })).toBeNull();
    await waitFor(() => expect(lines()).toHaveLength(4));
    focusOn(heads()[0]);
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('3 claims chosen');
  });
});
