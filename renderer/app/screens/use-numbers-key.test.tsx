import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { ClaimId, DocumentId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { anchorOf, makeClaim } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import type { Anchor } from '#shared/contract/anchor.ts';
import { ClaimPane, type Draft } from '#renderer/features/claims/claim-pane.tsx';
import { useNumbersKey } from './use-numbers-key.ts';

const numbers = 'hazard ratio was 0.62 (95% CI 0.45-0.86; P=0.12)';
const groups = '71.0% (95% CI 60 to 80) vs 58% (12/40) at 2 years';
const plain = 'Remission was as frequent in both arms';

let review: TestReview;
let paper: DocumentId;
let scrolled: Element[] = [];
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
beforeEach(async () => {
  localStorage.clear();
  scrolled = [];
  Object.defineProperty(Element.prototype, 'scrollIntoView', {
    configurable: true,
    value(this: Element) {
      scrolled.push(this);
    },
  });
  review = await openTestReview();
  paper = await review.importText(`The ${numbers}.\n\n${plain} of the trial.\n\nIt was ${groups}.\n`);
});
afterEach(async () => {
  cleanup();
  await review.close();
});

function Screen(props: { readonly open: ClaimId | null; readonly selection: Anchor | null }) {
  const [active, setActive] = useState<ClaimId | null>(props.open);
  const [draft, setDraft] = useState<Draft | null>(null);
  const claims = useRead(methods.claims.forDocument, { documentId: paper }).data ?? [];
  useNumbersKey({
    claims,
    claimId: active,
    selection: props.selection,
    when: draft === null,
    onRead: () => undefined,
    onDraft: setDraft,
  });
  return (
    <ClaimPane
      documentId={paper}
      draft={draft}
      onDraftDone={() => setDraft(null)}
      activeClaimId={active}
      onActivate={setActive}
      onGoTo={() => undefined}
      conceptField={ConceptField}
    />
  );
}
const region = () => screen.getByRole('region', { name: 'Numbers as reported' });
const told = (words: RegExp) =>
  waitFor(() => {
    const said = screen.getAllByRole('status').filter((one) => words.test(one.textContent));
    expect(said).toHaveLength(1);
  });

describe('after N', () => {
  test('the numbers of a claim that was made of the words come into sight, open, and are said with what does not fit', async () => {
    const selection = await anchorOf(review.client, paper, numbers);
    renderWithStore(review.client, <Screen open={null} selection={selection} />);
    await screen.findByText(/No claims in this paper yet/u);
    await userEvent.setup().keyboard('n');
    await told(/^A claim was made\. Read: HR 0\.62 \(95 % CI 0\.45 to 0\.86\), p 0\.12\. Does not fit: /u);
    expect(scrolled.some((element) => element.contains(region()) || region().contains(element))).toBe(true);
    expect(within(region()).getByLabelText('Value')).toBeTruthy();
    expect(within(region()).getByRole('list', { name: 'What does not fit' })).toBeTruthy();
  });

  test('the new one among several readings of the open claim comes into sight', async () => {
    const claim = await makeClaim(review.client, paper, numbers, {});
    const selection = await anchorOf(review.client, paper, plain);
    renderWithStore(review.client, <Screen open={claim.id} selection={selection} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /Read the claim’s words/u }));
    await told(/^Read: HR 0\.62/u);
    scrolled = [];
    await user.keyboard('n');
    await told(/^No numbers were found in these words/u);
    const [card] = scrolled.filter((element) => element.getAttribute('data-result') !== null);
    expect(card?.textContent).toContain(plain);
  });

  test('the line says all that was read: limits, counts and the time', async () => {
    const selection = await anchorOf(review.client, paper, groups);
    renderWithStore(review.client, <Screen open={null} selection={selection} />);
    await screen.findByText(/No claims in this paper yet/u);
    await userEvent.setup().keyboard('n');
    await told(/Read: 71\.0 % \(95 % CI 60 to 80\) · 58 % \(12\/40\), at 2 years/u);
    expect(region().textContent).toContain('71.0 % (95 % CI 60 to 80) · 58 % (12/40), at 2 years');
  });

  test('words without numbers say so, where a person sees it', async () => {
    const selection = await anchorOf(review.client, paper, plain);
    renderWithStore(review.client, <Screen open={null} selection={selection} />);
    await screen.findByText(/No claims in this paper yet/u);
    await userEvent.setup().keyboard('n');
    await told(/^A claim was made\. No numbers were found in these words/u);
    expect(scrolled.length).toBeGreaterThan(0);
  });
});
