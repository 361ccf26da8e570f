import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { type ConceptId, StudyId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from './concept-field.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
beforeEach(async () => {
  localStorage.clear();
  review = await openTestReview();
});
afterEach(async () => {
  // Only so many notices stand at once, and they outlive the window of their test.
  notifications.clean();
  notifications.cleanQueue();
  cleanup();
  await review.close();
});

type Role = 'therapy' | 'outcome' | 'population';

function Field({ role, label }: { readonly role: Role; readonly label: string }) {
  const [value, setValue] = useState<readonly ConceptId[]>([]);
  return (
    <ConceptField
      label={label}
      role={role}
      value={value}
      creatable
      onAdd={(id) => setValue([...value, id])}
      onRemove={(id) => setValue(value.filter((one) => one !== id))}
    />
  );
}

/** Types into a field and opens the menu of what is marked then. */
async function start(typed: string, role: Role = 'therapy') {
  const label = { therapy: 'Therapy', outcome: 'Outcome', population: 'Population' }[role];
  renderWithStore(review.client, <Field role={role} label={label} />);
  const user = userEvent.setup();
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: label });
  await user.click(field);
  await screen.findAllByRole('option');
  await user.type(field, typed);
  await user.keyboard('{F2}');
  return { user, field };
}
const menu = () => screen.findByRole('menu');
const form = async (name: string) => within(await screen.findByRole('form', { name }));
const view = async (id: ConceptId): Promise<ConceptView> => {
  const concepts = must(await review.client.taxonomy.concepts({}));
  const found = concepts.find((concept) => concept.id === id);
  if (found === undefined) throw new Error('The concept is gone.');
  return found;
};
const marked = () => screen.getByRole('option', { selected: true }).textContent;

/** A claim on words of a small paper that uses a therapy. */
async function claimWith(therapy: ConceptId) {
  const imported = await review.importText('Survival was longer with blinatumomab.\n');
  await makeClaim(review.client, imported, 'Survival was longer', { therapy: [therapy] });
}

describe('changing a concept from the type-ahead', () => {
  test('F2 shows what can be done and how many claims use it; Escape goes back to what was typed', async () => {
    await claimWith(await conceptNamed(review.client, 'Blinatumomab'));
    const { user, field } = await start('blinat');
    expect((await menu()).ariaLabel).toBe('Change Blinatumomab');
    expect(screen.getByText('Used by 1 claim.')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Rename…');
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
      'Rename…',
      'Move below…',
      'Merge into…',
      'Retire…',
      'Definition, synonyms…',
    ]);
    await user.keyboard('{ArrowDown}{Enter}');
    await form('Move Blinatumomab');
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('blinat');
    expect(marked()).toContain('Blinatumomab');
  });

  test('a name is mended, with Undo in a notice, and typing goes on where it was', async () => {
    const id = await conceptNamed(review.client, 'Blinatumomab');
    const { user, field } = await start('blinat');
    await menu();
    await user.keyboard('{Enter}');
    const rename = await form('Rename Blinatumomab');
    expect(document.activeElement).toBe(rename.getByLabelText('Name'));
    await user.keyboard('Blinatumomab i.v.{Enter}');
    await screen.findByText('“Blinatumomab” is now “Blinatumomab i.v.”.');
    expect((await view(id)).name).toBe('Blinatumomab i.v.');
    expect(document.activeElement).toBe(field);
    await waitFor(() => expect(marked()).toContain('Blinatumomab i.v.'));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await view(id)).name).toBe('Blinatumomab'));
  });

  test('a name that stands there already is refused at the field', async () => {
    const { user } = await start('blinat');
    await menu();
    await user.keyboard('{Enter}');
    const rename = await form('Rename Blinatumomab');
    await user.keyboard('Kymriah');
    expect(rename.getByText('“Kymriah” is a synonym of “Tisagenlecleucel”.')).toBeTruthy();
    expect(rename.queryByRole('button', { name: /rename/iu })).toBeNull();
    expect(rename.getByRole('button', { name: 'Merge into “Tisagenlecleucel”' })).toBeTruthy();
  });

  test('renamed to what another is called, a mistyped one is merged into it', async () => {
    const real = await conceptNamed(review.client, 'Blinatumomab');
    const facetId = (await view(real)).facetId;
    const twin = newId.concept();
    must(await review.client.taxonomy.createConcept({ conceptId: twin, facetId, name: 'Blinatumumabb' }));
    await claimWith(twin);
    const { user } = await start('Blinatumumabb');
    await menu();
    await user.keyboard('{Enter}');
    const rename = await form('Rename Blinatumumabb');
    await user.keyboard('blinatumomab');
    expect(rename.getByRole('status').textContent).toContain('› Blinatumomab” already');
    expect(rename.getByRole('button', { name: 'They are not the same: rename' })).toBeTruthy();
    await user.keyboard('{Enter}');
    await screen.findByText('“Blinatumumabb” is merged into “Blinatumomab”.');
    expect((await view(twin)).mergedInto).toBe(real);
    expect((await view(real)).uses).toBe(1);
  });

  test('what the store refuses stands at the field, with what was picked', async () => {
    const { user } = await start('blinat');
    await menu();
    await user.keyboard('m{ArrowDown}{Enter}');
    const merge = await form('Merge Blinatumomab into another');
    await user.keyboard('inotuz{Enter}');
    const other = await conceptNamed(review.client, 'Inotuzumab ozogamicin');
    const into = await conceptNamed(review.client, 'Chemotherapy');
    must(await review.client.taxonomy.mergeConcept({ conceptId: other, intoId: into }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(merge.getByRole('alert').textContent).toContain('is itself merged'));
    expect((await view(await conceptNamed(review.client, 'Blinatumomab'))).mergedInto).toBeNull();
  });

  test('a concept is moved below another, never below itself', async () => {
    const id = await conceptNamed(review.client, 'CAR T-cell therapy');
    const { user } = await start('CAR T-cell');
    await menu();
    await user.keyboard('{ArrowDown}{Enter}');
    const move = await form('Move CAR T-cell therapy');
    await user.keyboard('tisagen');
    expect(move.queryAllByRole('option')).toEqual([]);
    await user.clear(move.getByRole('combobox', { name: 'Below' }));
    await user.keyboard('targeted{Enter}');
    expect(move.getByText('Below Targeted therapy')).toBeTruthy();
    await user.keyboard('{Enter}');
    await screen.findByText('“CAR T-cell therapy” lies below “Targeted therapy” now.');
    expect((await view(id)).path).toEqual(['Targeted therapy', 'CAR T-cell therapy']);
  });

  test('a concept is moved to the top', async () => {
    const id = await conceptNamed(review.client, 'CAR T-cell therapy');
    const { user } = await start('CAR T-cell');
    await menu();
    await user.keyboard('{ArrowDown}{Enter}');
    const move = await form('Move CAR T-cell therapy');
    await user.click(move.getByRole('button', { name: 'To the top, below none' }));
    await user.click(move.getByRole('button', { name: 'Move' }));
    await waitFor(async () => expect((await view(id)).parentId).toBeNull());
  });

  test('after a merge the claims follow, the name is not offered, and a search for it finds the other', async () => {
    const loser = await conceptNamed(review.client, 'Blinatumomab');
    const winner = await conceptNamed(review.client, 'Inotuzumab ozogamicin');
    await claimWith(loser);
    const { user, field } = await start('blinat');
    await menu();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await form('Merge Blinatumomab into another');
    expect(screen.getByText(/^Used by 1 claim\. All that uses it will use the other one\./u)).toBeTruthy();
    await user.keyboard('inotuz{Enter}{Enter}');
    await screen.findByText('“Blinatumomab” is merged into “Inotuzumab ozogamicin”.');
    expect((await view(winner)).uses).toBe(1);
    expect(document.activeElement).toBe(field);
    await waitFor(() => expect(marked()).toContain('Inotuzumab ozogamicin“Blinatumomab”'));
    expect(screen.getAllByRole('option')).toHaveLength(2);
  });

  test('studies of a population count as well: before a merge, and for the other concept after it', async () => {
    const concepts = must(await review.client.taxonomy.concepts({}));
    const [loser, winner] = concepts.filter(
      ({ role, parentId }) => role === 'population' && parentId === null,
    );
    if (loser === undefined || winner === undefined) throw new Error('There are too few populations.');
    for (const label of ['Trial A', 'Trial B']) {
      const studyId = StudyId.parse(v7());
      must(await review.client.studies.create({ studyId, set: { label }, population: [loser.id] }));
    }
    const { user } = await start(loser.name, 'population');
    await menu();
    expect(screen.getByText('Used by 2 studies.')).toBeTruthy();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await form(`Merge ${loser.name} into another`);
    expect(screen.getByText(/^Used by 2 studies\. All that uses it/u)).toBeTruthy();
    must(await review.client.taxonomy.mergeConcept({ conceptId: loser.id, intoId: winner.id }));
    expect([(await view(loser.id)).studies, (await view(winner.id)).studies]).toEqual([0, 2]);
  });

  test('a retired concept is no option; searching for it offers to bring it back', async () => {
    const id = await conceptNamed(review.client, 'Blinatumomab');
    const { user } = await start('blinatumomab');
    await menu();
    await user.keyboard('r{ArrowUp}{ArrowUp}{Enter}');
    await form('Retire Blinatumomab');
    expect(screen.getByText('Used by no claim. It will not be offered any more.')).toBeTruthy();
    await user.keyboard('{Enter}');
    await screen.findByText('“Blinatumomab” is retired.');
    expect((await view(id)).retired).toBe(true);
    await waitFor(() => expect(marked()).toBe('New concept “blinatumomab” …'));
    expect(screen.getByText(/Blinatumomab is retired\./u)).toBeTruthy();
    await user.keyboard('{F2}');
    await menu();
    expect(document.activeElement?.textContent).toBe('Bring back…');
    await user.keyboard('{Enter}');
    await form('Bring back Blinatumomab');
    await user.keyboard('{Enter}');
    await waitFor(async () => expect((await view(id)).retired).toBe(false));
    await waitFor(() => expect(marked()).toContain('Blinatumomab'));
  });

  test('definition, synonyms and which way an outcome is better are edited', async () => {
    const id = await conceptNamed(review.client, 'Overall survival');
    const before = await view(id);
    const { user } = await start('overall surv', 'outcome');
    await menu();
    await user.keyboard('d{Enter}');
    const edit = await form('Edit Overall survival');
    expect(document.activeElement).toBe(edit.getByLabelText('Definition'));
    await user.clear(edit.getByLabelText('Definition'));
    await user.keyboard('From randomisation to death of any cause');
    await user.type(edit.getByLabelText('Synonyms, one a line'), '{Enter}OS time');
    await user.selectOptions(edit.getByLabelText('For the patient'), 'neutral');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('“Overall survival” is edited.');
    expect(await view(id)).toMatchObject({
      definition: 'From randomisation to death of any cause',
      synonyms: [...before.synonyms, 'OS time'],
      better: 'neutral',
    });
  });

  test('a chosen concept is changed from its chip, by key and by mouse, and the focus comes back', async () => {
    const { user, field } = await start('nothing like this');
    expect(screen.queryByRole('menu')).toBeNull();
    await user.clear(field);
    await user.type(field, 'blinat{Enter}{Backspace}{F2}');
    await menu();
    await user.keyboard('{Escape}');
    const chip = screen.getByRole('button', { name: 'Take Blinatumomab off Therapy' });
    expect(document.activeElement).toBe(chip);
    await user.click(screen.getByRole('button', { name: 'Change Blinatumomab' }));
    await menu();
    await user.keyboard('{Enter}');
    await form('Rename Blinatumomab');
    await user.keyboard('Blina{Enter}');
    const renamed = await screen.findByRole('button', { name: 'Take Blina off Therapy' });
    expect(document.activeElement).toBe(renamed);
  });
});
