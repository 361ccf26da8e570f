import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import { type ClaimId, type DocumentId, GrantId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { anchorOf, conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { readResult } from '#shared/reported/read-results.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { newId } from '#renderer/bridge/new-id.ts';
import { ClaimPane } from './claim-pane.tsx';
import { SelectedWords } from './selected-words.ts';

const article = `Overall survival at 3 years was longer with blinatumomab than with chemotherapy (HR 0.39; 95% CI, 0.24–0.64; P<.001).

In the second report the hazard ratio for death was 0.93 (95% CI 0.24 to 0.64).
`;
const sentence = 'Overall survival at 3 years was longer with blinatumomab than with chemotherapy';
const numbers = 'HR 0.39; 95% CI, 0.24–0.64; P<.001';
const again = 'the hazard ratio for death was 0.93 (95% CI 0.24 to 0.64)';

let review: TestReview;
let paper: DocumentId;
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
beforeEach(async () => {
  localStorage.clear();
  review = await openTestReview();
  paper = await review.importText(article);
});
afterEach(async () => {
  cleanup();
  await review.close();
});

function Screen(props: { readonly open: ClaimId; readonly selected: Anchor | null }) {
  const [active, setActive] = useState<ClaimId | null>(props.open);
  return (
    <SelectedWords value={props.selected}>
      <ClaimPane
        documentId={paper}
        draft={null}
        onDraftDone={() => undefined}
        activeClaimId={active}
        onActivate={setActive}
        onGoTo={() => undefined}
        conceptField={ConceptField}
      />
    </SelectedWords>
  );
}
async function start(claim: ClaimView, selected: Anchor | null = null) {
  renderWithStore(review.client, <Screen open={claim.id} selected={selected} />);
  await screen.findByRole('group', { name: 'Claim' });
  return userEvent.setup();
}
const get = async ({ id }: ClaimView): Promise<ClaimView> =>
  must(await review.client.claims.get({ claimId: id }));
async function comparison(quote: string): Promise<ClaimView> {
  return makeClaim(review.client, paper, quote, {
    therapy: [await conceptNamed(review.client, 'Blinatumomab')],
    comparator: [await conceptNamed(review.client, 'Chemotherapy')],
    set: { outcome: await conceptNamed(review.client, 'Overall survival'), direction: 'favours-therapy' },
  });
}

describe('numbers as reported', () => {
  test('are read from the words, shown for correction, and one step of undo', async () => {
    const claim = await comparison(numbers);
    const user = await start(claim);
    await user.click(screen.getByRole('button', { name: /Read the claim’s words/u }));
    const value = await screen.findByLabelText('Value');
    await waitFor(async () =>
      expect((await get(claim)).results).toMatchObject([
        {
          asReported: numbers,
          measure: 'HR',
          value: 0.39,
          interval: { lower: 0.24, upper: 0.64 },
          level: 0.95,
          p: 0.001,
          pOperator: '<',
          annotationId: claim.quotes[0]?.annotationId,
        },
      ]),
    );
    await user.clear(value);
    await user.type(value, '0,4');
    await user.tab();
    await waitFor(async () => expect((await get(claim)).results[0]?.value).toBe(0.4));
    const lower = screen.getByLabelText('CI from');
    await user.clear(lower);
    await user.type(lower, 'a lot');
    await user.tab();
    await screen.findByText(/“a lot” is not a number/u);
    expect((await get(claim)).results[0]?.interval?.lower).toBe(0.24);
  });

  test('what can not be right is flagged, and two places that differ stand side by side', async () => {
    const one = await comparison(numbers);
    const two = await comparison(again);
    for (const [claim, asReported, value] of [
      [one, numbers, 0.39],
      [two, again, 0.93],
    ] as const) {
      const set = { asReported, measure: 'HR' as const, value, interval: { lower: 0.24, upper: 0.64 } };
      const annotationId = claim.quotes[0]?.annotationId ?? null;
      must(
        await review.client.results.create({
          resultId: newId.result(),
          claimId: claim.id,
          annotationId,
          set,
        }),
      );
    }
    const user = await start(one);
    await user.click(screen.getByRole('button', { name: 'Same as claim 2: make them one' }));
    await screen.findByText(/does not hold/u);
    expect(screen.getByText('The paper gives different numbers for this claim:')).toBeTruthy();
    expect(await review.client.claims.get({ claimId: two.id })).toMatchObject({ ok: false });
    // The question went with its answer; the focus did not.
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Statement' }));
  });
});

describe('numbers whose words changed', () => {
  const corrected = 'HR 0.39; 95% CI, 0.24–0.66; P<.001';
  /** A claim with its numbers, whose highlight a person has put to the words of a corrected version. */
  async function repaired(): Promise<ClaimView> {
    const claim = await comparison(numbers);
    const annotationId = claim.quotes[0]?.annotationId ?? null;
    const set = { ...readResult(numbers), arms: [], adjustedFor: 'age' };
    const { timePoint: _time, ...fields } = set;
    must(
      await review.client.results.create({
        resultId: newId.result(),
        claimId: claim.id,
        annotationId,
        set: fields,
      }),
    );
    const path = join(dirname(review.path), 'corrected.txt');
    writeFileSync(path, article.replace(numbers, corrected));
    const grant = GrantId.parse(newId.group());
    review.store.grant([{ id: grant, access: 'read', path, name: 'corrected.txt' }]);
    await review.run((jobId) => review.client.documents.replaceFile({ jobId, documentId: paper, grant }));
    const anchor = await anchorOf(review.client, paper, corrected);
    if (annotationId === null) throw new Error('no words');
    must(await review.client.annotations.repair({ annotationId, anchor }));
    return claim;
  }
  const flag = () => screen.findByRole('group', { name: 'The words have changed' });
  const gone = () =>
    waitFor(() => expect(screen.queryByRole('group', { name: 'The words have changed' })).toBeNull());
  const held = async (claim: ClaimView) => (await get(claim)).results[0];

  test('are told until they are read again; what was entered by hand stays; one step of undo', async () => {
    const claim = await repaired();
    const user = await start(claim);
    const told = await flag();
    within(told).getByText('The words now say HR 0.39 (95 % CI 0.24 to 0.66), p <0.001.');
    screen.getByText('Numbers differ');
    expect(await held(claim)).toMatchObject({ asReported: numbers, interval: { upper: 0.64 } });
    await user.click(within(told).getByRole('button', { name: 'Read again' }));
    await gone();
    expect(screen.queryByText('Numbers differ')).toBeNull();
    expect(await held(claim)).toMatchObject({
      asReported: corrected,
      value: 0.39,
      interval: { lower: 0.24, upper: 0.66 },
      adjustedFor: 'age',
    });
    must(await review.client.history.undo({}));
    expect(await held(claim)).toMatchObject({ asReported: numbers, interval: { upper: 0.64 } });
  });

  test('stay as they are where a person keeps them', async () => {
    const claim = await repaired();
    const user = await start(claim);
    await user.click(within(await flag()).getByRole('button', { name: 'Keep these numbers' }));
    await gone();
    expect(await held(claim)).toMatchObject({ asReported: corrected, interval: { upper: 0.64 } });
  });
});

describe('the claim as a whole', () => {
  test('is swapped, split, marked, and its split twin merged again', async () => {
    const claim = await comparison(sentence);
    const user = await start(claim);
    await user.click(screen.getByRole('button', { name: 'Key claim' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Key claim' }).ariaPressed).toBe('true'));
    await user.keyboard('{Control>}{Shift>}x{/Shift}{/Control}');
    await waitFor(async () =>
      expect(await get(claim)).toMatchObject({ therapy: claim.comparator, direction: 'favours-comparator' }),
    );
    await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
    await screen.findByRole('heading', { name: 'Claim 2 of 2' });
    await user.click(screen.getByRole('button', { name: 'Actions for this claim' }));
    await user.click(await screen.findByRole('menuitem', { name: /Merge the claim before/u }));
    await screen.findByRole('heading', { name: 'Claim 1 of 1' });
  });

  test('is merged with one that says something else only after it is listed what is dropped', async () => {
    const [claim, other] = [await comparison(sentence), await comparison(again)];
    must(
      await review.client.claims.edit({
        claimId: other.id,
        set: { direction: 'favours-comparator', note: 'n' },
      }),
    );
    const user = await start(claim);
    const ask = async () => {
      await user.click(await screen.findByRole('button', { name: 'Actions for this claim' }));
      await user.click(await screen.findByRole('menuitem', { name: /Merge the claim after/u }));
      return screen.findByRole('dialog', { name: 'The two claims say different things' });
    };
    const asked = await ask();
    const rows = within(asked).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual(['Direction▲ Favours therapy▼ Favours comparator']);
    await user.click(within(asked).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    screen.getByRole('heading', { name: 'Claim 1 of 2' });
    await user.click(within(await ask()).getByRole('button', { name: 'Merge, drop these' }));
    await screen.findByRole('heading', { name: 'Claim 1 of 1' });
    expect(await get(claim)).toMatchObject({ direction: 'favours-therapy', note: 'n' });
    must(await review.client.history.undo({}));
    expect(await get(other)).toMatchObject({ direction: 'favours-comparator' });
  });

  test('gets a second study of its paper; the form says what becomes of the other claims, and so it is', async () => {
    const [other, claim] = [await comparison(sentence), await comparison(again)];
    const set = { label: 'Alpha 2020' };
    must(await review.client.studies.create({ studyId: newId.study(), set, documents: [paper] }));
    const user = await start(claim);
    await user.click(screen.getByRole('button', { name: /^More.*contrast/u }));
    await user.selectOptions(screen.getByLabelText('Study'), 'A new study…');
    await user.type(screen.getByLabelText('Name, such as first author and year'), 'Beta 2021');
    await screen.findByText(/two studies: this claim gets the new one, the other claims keep “Alpha 2020”/u);
    await user.click(screen.getByLabelText('This paper reports it'));
    await screen.findByText('Only this claim gets it.');
    await user.click(screen.getByLabelText('This paper reports it'));
    await user.click(screen.getByRole('button', { name: 'Add study' }));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLSelectElement>('Study').selectedOptions[0]?.label).toBe('Beta 2021'),
    );
    const labels = async () => {
      const all = must(await review.client.studies.list({}));
      const of = [await get(other), await get(claim)];
      return of.map(({ study }) => all.find(({ id }) => id === study)?.label);
    };
    expect(await labels()).toEqual(['Alpha 2020', 'Beta 2021']);
    must(await review.client.history.undo({}));
    expect(await labels()).toEqual(['Alpha 2020', 'Alpha 2020']);
  });

  test('notes of its study are taken from selected words, and undo takes note and highlight in one step', async () => {
    const claim = await comparison(sentence);
    const fields = [{ name: 'Country', text: 'Italy', annotationId: null }];
    const set = { label: 'Alpha 2020', fields };
    must(await review.client.studies.create({ studyId: newId.study(), set, documents: [paper] }));
    const user = await start(claim, await anchorOf(review.client, paper, again));
    await user.click(screen.getByRole('button', { name: /^More.*contrast/u }));
    await user.click(await screen.findByRole('button', { name: 'Edit Alpha 2020…' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Country').value).toBe('Italy');
    await user.click(screen.getByRole('button', { name: 'Add a field' }));
    await user.keyboard('country');
    expect(screen.getByText('The table has a column of this name already.')).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save study' }).disabled).toBe(true);
    const [, name] = screen.getAllByLabelText('Name of the field');
    if (name === undefined) throw new Error('There is no second field.');
    await user.clear(name);
    await user.type(name, 'Second report');
    const [, take] = screen.getAllByRole('button', { name: 'Take from selected words' });
    if (take === undefined) throw new Error('Nothing can be taken.');
    await user.click(take);
    await user.click(screen.getByRole('button', { name: 'Save study' }));
    await waitFor(async () =>
      expect(must(await review.client.studies.list({}))[0]?.fields).toMatchObject([
        ...fields,
        { name: 'Second report', text: again },
      ]),
    );
    const highlights = async () => must(await review.client.annotations.forDocument({ documentId: paper }));
    const [noted] = (await highlights()).filter(({ claims }) => claims.length === 0);
    const [study] = must(await review.client.studies.list({}));
    expect(study?.fields[1]?.annotationId).toBe(noted?.id);
    must(await review.client.history.undo({}));
    expect(must(await review.client.studies.list({}))[0]?.fields).toEqual(fields);
    expect((await highlights()).map(({ claims }) => claims)).toEqual([[claim.id]]);
  });

  test('is about the study of its paper, a new one made on the spot, or none', async () => {
    const claim = await comparison(sentence);
    const user = await start(claim);
    await user.click(screen.getByRole('button', { name: /^More.*contrast/u }));
    await user.selectOptions(screen.getByLabelText('Study'), 'A new study…');
    await user.type(screen.getByLabelText('Name, such as first author and year'), 'Brown 2021');
    await user.selectOptions(screen.getByLabelText('Design'), 'Randomised trial');
    await user.click(screen.getByRole('button', { name: 'Add study' }));
    await screen.findByRole('option', { name: 'The study of this paper: Brown 2021' });
    expect(await get(claim)).toMatchObject({ studyChosen: false, study: expect.any(String) });
    await user.click(screen.getByRole('button', { name: 'Edit Brown 2021…' }));
    const name = screen.getByLabelText('Name, such as first author and year');
    await user.type(name, 'a');
    await user.click(screen.getByLabelText('This paper reports it'));
    await user.click(screen.getByRole('button', { name: 'Save study' }));
    await waitFor(async () =>
      expect(must(await review.client.studies.list({}))).toMatchObject([
        { label: 'Brown 2021a', documents: [] },
      ]),
    );
    expect((await get(claim)).study).toBeNull();
    must(await review.client.history.undo({}));
    expect(must(await review.client.studies.list({}))).toMatchObject([
      { label: 'Brown 2021', documents: [paper] },
    ]);
    await user.selectOptions(screen.getByLabelText('Study'), 'No study');
    await waitFor(async () => expect(await get(claim)).toMatchObject({ studyChosen: true, study: null }));
  });
});

describe('proposals', () => {
  test('count for nothing until they are accepted; one key takes them all, as one step', async () => {
    const claim = await makeClaim(review.client, paper, sentence);
    const user = await start(claim);
    const bar = await screen.findByRole('group', { name: 'Proposed from the words' });
    const proposed = within(bar)
      .getAllByRole('button')
      .map((button) => button.textContent)
      .filter((words) => words !== '');
    expect(proposed).toEqual([
      expect.stringContaining('Overall survival'),
      'TherapyBlinatumomab',
      'AgainstChemotherapy',
      expect.stringContaining('Favours therapy'),
      expect.stringContaining('Accept all'),
      expect.stringContaining('Reject all'),
    ]);
    expect(await get(claim)).toMatchObject({ therapy: [], comparator: [], outcome: null, direction: null });
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(async () => expect((await get(claim)).direction).toBe('favours-therapy'));
    expect((await get(claim)).therapy).toEqual([await conceptNamed(review.client, 'Blinatumomab')]);
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Proposed from the words' })).toBeNull());
    must(await review.client.history.undo({}));
    expect(await get(claim)).toMatchObject({ therapy: [], comparator: [], outcome: null, direction: null });
  });

  test('are rejected by a press, by a key on them, or all at once, and not offered again', async () => {
    const claim = await makeClaim(review.client, paper, sentence);
    const user = await start(claim);
    const bar = await screen.findByRole('group', { name: 'Proposed from the words' });
    await user.click(within(bar).getByRole('button', { name: 'Reject Against: Chemotherapy' }));
    expect(within(bar).queryByRole('button', { name: /^Against/u })).toBeNull();
    // A direction whose other side nobody stands by is not offered either.
    await waitFor(() => expect(within(bar).queryByRole('button', { name: /Favours therapy/u })).toBeNull());
    within(bar)
      .getByRole('button', { name: /^Outcome/u })
      .focus();
    await user.keyboard('{Delete}');
    expect(document.activeElement?.textContent).toBe('TherapyBlinatumomab');
    await user.keyboard('{Control>}{Alt>}{Enter}{/Alt}{/Control}');
    expect(screen.queryByRole('group', { name: 'Proposed from the words' })).toBeNull();
    // The focus goes on to the field below.
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Therapy' }));
    expect(await get(claim)).toMatchObject({ therapy: [], comparator: [], outcome: null, direction: null });

    // Another claim on the same words is offered everything, the first still nothing.
    cleanup();
    const other = await makeClaim(review.client, paper, sentence);
    const fresh = await start(other);
    await screen.findByRole('button', { name: 'Reject Outcome: Overall survival' });
    const [first] = screen.getAllByRole('button', { name: /No therapy yet/u });
    if (first !== undefined) await fresh.click(first);
    await screen.findByRole('heading', { name: 'Claim 1 of 2' });
    must(await review.client.proposals.forClaim({ claimId: claim.id }));
    expect(screen.queryByRole('group', { name: 'Proposed from the words' })).toBeNull();
  });

  test('stand first in the field that they are for', async () => {
    const claim = await makeClaim(review.client, paper, sentence);
    const user = await start(claim);
    await screen.findByRole('group', { name: 'Proposed from the words' });
    await user.type(screen.getByRole('combobox', { name: 'Outcome' }), 'overall{Enter}');
    await waitFor(async () =>
      expect((await get(claim)).outcome).toBe(await conceptNamed(review.client, 'Overall survival')),
    );
  });
});
