import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ClaimPane, type Draft } from '#renderer/features/claims/claim-pane.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ClaimId, DocumentId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { anchorOf, must } from '#shared/testing/seed-claims.ts';
import { UndoButtons } from './undo-buttons.tsx';

const words = 'Survival was longer with blinatumomab';

let review: TestReview;
let paper: DocumentId;
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
beforeEach(async () => {
  localStorage.clear();
  review = await openTestReview();
  paper = await review.importText(`${words} than with chemotherapy.\n`);
});
afterEach(async () => {
  cleanup();
  await review.close();
});

function Screen(props: { readonly draft: Draft }) {
  const [active, setActive] = useState<ClaimId | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <>
      <UndoButtons />
      <button type="button" onClick={() => setDraft(props.draft)}>
        Claim these words
      </button>
      <ClaimPane
        documentId={paper}
        draft={draft}
        onDraftDone={() => setDraft(null)}
        activeClaimId={active}
        onActivate={setActive}
        onGoTo={() => undefined}
        onDone={() => screen.getByRole('button', { name: 'Claim these words' }).focus()}
        conceptField={ConceptField}
      />
    </>
  );
}

async function startNew() {
  const draft = { anchor: await anchorOf(review.client, paper, words) };
  renderWithStore(review.client, <Screen draft={draft} />);
  const user = userEvent.setup();
  await screen.findByText(/No claims in this paper yet/u);
  await user.click(screen.getByRole('button', { name: 'Claim these words' }));
  await screen.findByRole('heading', { name: 'Claim 1 of 1' });
  return user;
}
const saved = async (): Promise<readonly ClaimView[]> =>
  must(await review.client.claims.forDocument({ documentId: paper }));
const therapy = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Therapy' });
const statement = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Statement' });
const undoNames = (name: RegExp) => screen.findByRole('button', { name });
/** Whether the review has taken the key: what it leaves alone the browser gets. */
function pressed(field: Element, key: 'z' | 'Z'): boolean {
  return !fireEvent.keyDown(field, { key, ctrlKey: true, shiftKey: key === 'Z' });
}
/** What the browser does for its own undo and redo: jsdom has none. */
function browserSteps(field: HTMLTextAreaElement, inputType: string, text: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  fireEvent(field, new InputEvent('beforeinput', { inputType, bubbles: true }));
  set?.call(field, text);
  fireEvent(field, new InputEvent('input', { inputType, bubbles: true }));
}

describe('the keys of undo and redo', () => {
  test('work where a new claim puts the focus: its fields, then the claim, and both come back', async () => {
    const user = await startNew();
    await user.keyboard('blina{Enter}');
    await screen.findByRole('button', { name: 'Take Blinatumomab off Therapy' });
    await undoNames(/^Undo: Concept added to claim/u);
    expect(document.activeElement).toBe(therapy());
    expect(pressed(therapy(), 'z')).toBe(true);
    await waitFor(async () => expect((await saved())[0]?.therapy).toEqual([]));
    await undoNames(/^Undo: Claim added/u);
    expect(pressed(therapy(), 'z')).toBe(true);
    await waitFor(async () => expect(await saved()).toEqual([]));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Claim' })).toBeNull());
    // The form went with its claim; the focus goes back to the paper.
    expect(document.activeElement?.textContent).toBe('Claim these words');
    await undoNames(/^Redo: Claim added/u);
    expect(pressed(document.body, 'Z')).toBe(true);
    await screen.findByRole('group', { name: 'Claim' });
    expect(document.activeElement).toBe(therapy());
    await undoNames(/^Redo: Concept added to claim/u);
    expect(pressed(therapy(), 'Z')).toBe(true);
    await waitFor(async () => expect((await saved())[0]?.therapy).toHaveLength(1));
  });

  test('are the browser’s while a field holds typing of its own, until it has nothing to undo', async () => {
    const user = await startNew();
    await undoNames(/^Undo: Claim added/u);
    await user.click(statement());
    await user.keyboard('Longer');
    expect(pressed(statement(), 'z')).toBe(false);
    browserSteps(statement(), 'historyUndo', '');
    expect(pressed(statement(), 'Z')).toBe(false);
    browserSteps(statement(), 'historyRedo', 'Longer');
    expect(pressed(statement(), 'z')).toBe(false);
    browserSteps(statement(), 'historyUndo', '');
    expect(pressed(statement(), 'z')).toBe(true);
    await waitFor(async () => expect(await saved()).toEqual([]));
  });

  test('are the review’s in a field that shows what was saved before', async () => {
    const user = await startNew();
    await user.click(statement());
    await user.keyboard('Longer');
    await user.click(therapy());
    await waitFor(async () => expect((await saved())[0]?.statement).toBe('Longer'));
    await user.keyboard('x{Backspace}');
    await undoNames(/^Undo: Claim edited/u);
    await user.click(statement());
    expect(pressed(statement(), 'z')).toBe(true);
    await waitFor(async () => expect((await saved())[0]?.statement).toBe(''));
    await waitFor(() => expect(statement().value).toBe(''));
  });
});
