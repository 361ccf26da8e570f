import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { notifications } from '@mantine/notifications';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import { type ClaimId, DocumentId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { anchorOf, conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { ClaimPane, type Draft } from './claim-pane.tsx';

const article = `Survival was longer with blinatumomab than with chemotherapy.

Remission was as frequent in both arms of the trial.
`;
const first = 'Survival was longer with blinatumomab';
const second = 'Remission was as frequent';

let review: TestReview;
let paper: DocumentId;
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
beforeEach(async () => {
  localStorage.clear();
  review = await openTestReview();
  paper = await review.importText(article);
});
afterEach(async () => {
  notifications.clean();
  cleanup();
  await review.close();
});

const went: string[] = [];
function Screen(props: { readonly draft: Draft | null; readonly documentId: DocumentId }) {
  const [active, setActive] = useState<ClaimId | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <>
      <button type="button" onClick={() => setDraft(props.draft)}>
        Claim these words
      </button>
      <ClaimPane
        documentId={props.documentId}
        draft={draft}
        onDraftDone={() => setDraft(null)}
        activeClaimId={active}
        onActivate={setActive}
        onGoTo={(annotationId) => went.push(annotationId)}
        conceptField={ConceptField}
      />
    </>
  );
}
function start(draft: Draft | null = null, documentId = paper) {
  went.length = 0;
  renderWithStore(review.client, <Screen draft={draft} documentId={documentId} />);
  return userEvent.setup();
}
const saved = async (): Promise<readonly ClaimView[]> =>
  must(await review.client.claims.forDocument({ documentId: paper }));
const theClaim = async (): Promise<ClaimView> => {
  const [claim] = await saved();
  if (claim === undefined) throw new Error('There is no claim.');
  return claim;
};
const choice = (group: string, name: string) =>
  within(screen.getByRole('group', { name: group })).getByRole('button', { name });

async function startNew() {
  const user = start({ anchor: await anchorOf(review.client, paper, first) });
  await screen.findByText(/No claims in this paper yet/u);
  await user.click(screen.getByRole('button', { name: 'Claim these words' }));
  await screen.findByRole('group', { name: 'Claim' });
  return user;
}

describe('a new claim', () => {
  test('is saved the moment its form opens, with empty fields and the focus on the therapy', async () => {
    await startNew();
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Therapy' }));
    expect(await theClaim()).toMatchObject({
      quotes: [{ text: first, state: 'exact' }],
      therapy: [],
      outcome: null,
      direction: null,
      conclusion: null,
      support: null,
      assertion: null,
    });
  });

  test('stands before the store has answered: what is typed at once lands in the therapy and stays', async () => {
    start({ anchor: await anchorOf(review.client, paper, first) });
    await screen.findByText(/No claims in this paper yet/u);
    fireEvent.click(screen.getByRole('button', { name: 'Claim these words' }));
    // Nothing is waited for here: the store answers later.
    const therapy = screen.getByRole<HTMLInputElement>('combobox', { name: 'Therapy' });
    expect(document.activeElement).toBe(therapy);
    expect(screen.getByRole('heading', { name: 'New claim' })).toBeTruthy();
    fireEvent.change(therapy, { target: { value: 'chemo' } });
    await screen.findByRole('heading', { name: 'Claim 1 of 1' });
    expect(document.activeElement).toBe(therapy);
    expect(therapy.value).toBe('chemo');
    fireEvent.keyDown(therapy, { key: 'Enter' });
    await screen.findByRole('button', { name: 'Take Chemotherapy off Therapy' });
    expect(await saved()).toHaveLength(1);
  });

  test('that is left before the store has answered stays left, and is kept', async () => {
    start({ anchor: await anchorOf(review.client, paper, first) });
    await screen.findByText(/No claims in this paper yet/u);
    fireEvent.click(screen.getByRole('button', { name: 'Claim these words' }));
    fireEvent.keyDown(screen.getByRole('combobox', { name: 'Therapy' }), { key: 'Enter', ctrlKey: true });
    expect(screen.queryByRole('group', { name: 'Claim' })).toBeNull();
    await screen.findByRole('button', { name: new RegExp(first, 'u') });
    await waitFor(async () => expect(await saved()).toHaveLength(1));
    expect(screen.queryByRole('group', { name: 'Claim' })).toBeNull();
  });

  test('is coded by keyboard alone, and what follows from its sides is shown', async () => {
    const user = await startNew();
    await user.keyboard('blinatumomab{Enter}chemotherapy{Enter}');
    await screen.findByRole('button', { name: 'Take Chemotherapy off Therapy' });
    await user.tab();
    await user.keyboard('chemo{Enter}');
    await waitFor(() =>
      expect(screen.getByRole('status', { name: 'What follows from the sides' }).textContent).toBe(
        'tests Blinatumomab · background Chemotherapy',
      ),
    );
    await user.tab();
    await user.keyboard('OS');
    await user.tab();
    await screen.findByRole('button', { name: 'Take Overall survival off Outcome' });
    await user.keyboard('1');
    await waitFor(() => expect(choice('Direction', 'Favours therapy').ariaPressed).toBe('true'));
    expect(await theClaim()).toMatchObject({
      direction: 'favours-therapy',
      outcome: await conceptNamed(review.client, 'Overall survival'),
      tested: [await conceptNamed(review.client, 'Blinatumomab')],
    });
  });

  test('without any entry is taken back by Escape, words and all; the notice that says so puts it back', async () => {
    const user = await startNew();
    await user.keyboard('{Escape}');
    await waitFor(async () => expect(await saved()).toEqual([]));
    expect(must(await review.client.annotations.forDocument({ documentId: paper }))).toEqual([]);
    await screen.findByText('The empty claim was taken back');
    await user.click(screen.getByRole('button', { name: 'Put back' }));
    await waitFor(async () => expect((await theClaim()).quotes[0]?.text).toBe(first));
    await screen.findByRole('group', { name: 'Claim' });
  });

  test('with an entry stays when Escape leaves it', async () => {
    const user = await startNew();
    await user.type(screen.getByLabelText('Statement'), 'Longer life');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Claim' })).toBeNull());
    await waitFor(async () => expect((await theClaim()).statement).toBe('Longer life'));
  });

  test('is left with Ctrl+Enter, and what was being typed is saved', async () => {
    const user = await startNew();
    await user.type(screen.getByLabelText('Statement'), 'Longer life{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Claim' })).toBeNull());
    await waitFor(async () => expect((await theClaim()).statement).toBe('Longer life'));
  });

  test('that is refused says why and keeps its words, though the pane is closed', async () => {
    const anchor = await anchorOf(review.client, paper, first);
    const user = start({ anchor }, DocumentId.parse(v7()));
    await user.click(screen.getByRole('button', { name: 'Claim these words' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The claim is not saved.');
    expect(alert.textContent).toContain(first);
    cleanup();
    start();
    const again = await screen.findByRole('alert');
    expect(again.textContent).toContain(first);
    await user.click(within(again).getByRole('button', { name: 'Let go of it' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the form', () => {
  test('typing in a text field is one step of undo', async () => {
    const user = await startNew();
    const statement = screen.getByLabelText('Statement');
    await user.type(statement, 'Longer');
    await waitFor(async () => expect((await theClaim()).statement).toBe('Longer'));
    await user.type(statement, ' life');
    await user.tab();
    await waitFor(async () => expect((await theClaim()).statement).toBe('Longer life'));
    must(await review.client.history.undo({}));
    expect((await theClaim()).statement).toBe('');
  });

  test('offers the directions that the contrast allows; pressing the pressed one empties the field', async () => {
    await makeClaim(review.client, paper, first);
    const user = start();
    await user.click(await screen.findByRole('button', { name: /Survival was longer/u }));
    const direction = within(screen.getByRole('group', { name: 'Direction' }));
    expect(direction.getAllByRole('button').map((button) => button.textContent?.slice(0, 3))).toEqual([
      '▲Fa',
      '▼Fa',
      '=Sa',
      '◆Mi',
      '?No',
    ]);
    await user.click(choice('Direction', 'Same'));
    await waitFor(() => expect(choice('Direction', 'Same').ariaPressed).toBe('true'));
    await user.click(choice('Direction', 'Same'));
    await waitFor(async () => expect((await theClaim()).direction).toBeNull());
  });

  test('another contrast takes a direction that does not fit with it, as one step', async () => {
    await makeClaim(review.client, paper, first, { set: { direction: 'favours-therapy' } });
    const user = start();
    await user.click(await screen.findByRole('button', { name: /Survival was longer/u }));
    await user.click(screen.getByRole('button', { name: /^More/u }));
    await user.click(choice('Contrast', 'Single group'));
    await waitFor(() => expect(choice('Direction', 'Not comparative')).toBeTruthy());
    expect(await theClaim()).toMatchObject({
      contrast: 'single-group',
      contrastChosen: true,
      direction: null,
    });
    must(await review.client.history.undo({}));
    expect(await theClaim()).toMatchObject({ contrast: 'not-stated', direction: 'favours-therapy' });
  });

  test('asks when both sides are the same, and mends it', async () => {
    const user = await startNew();
    await user.keyboard('Chemotherapy{Enter}');
    await user.tab();
    await user.keyboard('Chemotherapy{Enter}');
    const question = await screen.findByRole('group', { name: /^Chemotherapy stands on both sides/u });
    await user.click(within(question).getByRole('button', { name: 'Take Chemotherapy off Therapy' }));
    await waitFor(() => expect(screen.queryByText(/stands on both sides/u)).toBeNull());
    expect(await theClaim()).toMatchObject({ therapy: [] });
  });

  test('asks when a side holds what lies under the other, and mends it', async () => {
    await makeClaim(review.client, paper, first, {
      therapy: [await conceptNamed(review.client, 'Tisagenlecleucel')],
      comparator: [await conceptNamed(review.client, 'CAR T-cell therapy')],
    });
    const user = start();
    await user.click(await screen.findByRole('button', { name: /Survival was longer/u }));
    const question = await screen.findByRole('group', { name: /Tisagenlecleucel lies under CAR T-cell/u });
    await user.click(within(question).getByRole('button', { name: 'Take CAR T-cell therapy off Against' }));
    await waitFor(() => expect(screen.queryByText(/lies under/u)).toBeNull());
    expect((await theClaim()).comparator).toEqual([]);
  });
});

describe('the list', () => {
  test('is walked by keyboard, shows the words on Enter, and tells glyph, sides and outcome', async () => {
    const claim = await makeClaim(review.client, paper, first, {
      therapy: [await conceptNamed(review.client, 'Blinatumomab')],
      comparator: [await conceptNamed(review.client, 'Chemotherapy')],
      set: { outcome: await conceptNamed(review.client, 'Overall survival'), direction: 'favours-therapy' },
    });
    await makeClaim(review.client, paper, second);
    const user = start();
    const row = await screen.findByRole('button', { name: /Blinatumomab vs Chemotherapy/u });
    expect(row.textContent).toContain('Overall survival');
    expect(within(row).getByRole('img', { name: 'Favours therapy' }).textContent).toBe('▲');
    row.focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('heading', { name: 'Claim 2 of 2' })).toBeTruthy();
    expect(went).toEqual([]);
    await user.keyboard('{ArrowUp}{Enter}');
    expect(went).toEqual([claim.quotes[0]?.annotationId]);
  });

  test('Delete takes the claim and its highlight; Undo in the notice brings both back', async () => {
    await makeClaim(review.client, paper, first);
    const user = start();
    const row = await screen.findByRole('button', { name: /Survival was longer/u });
    row.focus();
    await user.keyboard('{Delete}');
    await screen.findByText('Claim deleted');
    expect(await saved()).toEqual([]);
    expect(must(await review.client.annotations.forDocument({ documentId: paper }))).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('heading', { name: 'Claim 1 of 1' });
    expect((await theClaim()).quotes[0]?.text).toBe(first);
  });
});
