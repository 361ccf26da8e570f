import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { ConceptId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from './concept-field.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
beforeEach(async () => {
  localStorage.clear();
  review = await openTestReview();
});
afterEach(async () => {
  cleanup();
  await review.close();
});

function Therapies() {
  const [value, setValue] = useState<readonly ConceptId[]>([]);
  return (
    <ConceptField
      label="Therapy"
      role="therapy"
      value={value}
      creatable
      onAdd={(id) => setValue([...value, id])}
      onRemove={(id) => setValue(value.filter((one) => one !== id))}
    />
  );
}

async function start() {
  renderWithStore(review.client, <Therapies />);
  const user = userEvent.setup();
  const field = screen.getByRole('combobox', { name: 'Therapy' });
  await user.click(field);
  await screen.findAllByRole('option', { name: /Chemotherapy/u });
  return { user, field };
}
const options = () => screen.getAllByRole('option').map((option) => option.textContent);
const chips = () => screen.queryAllByRole('button', { name: / off Therapy$/u }).map((chip) => chip.ariaLabel);

describe('the concept field', () => {
  test('finds a concept by a synonym, and shows its path and the synonym', async () => {
    const { user, field } = await start();
    await user.type(field, 'kymr');
    const [first] = screen.getAllByRole('option');
    expect(first?.textContent).toContain('Immunotherapy › CAR T-cell therapy › Tisagenlecleucel');
    expect(first?.textContent).toContain('“Kymriah”');
    await waitFor(() => expect(field.getAttribute('aria-activedescendant')).toBe(first?.id));
  });

  test('Enter takes the marked one; it is a chip then and no longer offered', async () => {
    const { user, field } = await start();
    await user.type(field, 'blinat{Enter}');
    expect(chips()).toEqual(['Take Blinatumomab off Therapy']);
    expect(field).toHaveProperty('value', '');
    expect(document.activeElement).toBe(field);
    await user.type(field, 'blinatumomab');
    expect(options()).toEqual(['New concept “blinatumomab” …']);
  });

  test('Tab takes what is marked, Escape leaves everything as it was', async () => {
    const { user, field } = await start();
    await user.type(field, 'blinat{Escape}{Escape}');
    expect(field).toHaveProperty('value', '');
    await user.type(field, 'blinat');
    await user.tab();
    expect(chips()).toEqual(['Take Blinatumomab off Therapy']);
  });

  test('chosen concepts are reached and removed by keyboard', async () => {
    const { user, field } = await start();
    await user.type(field, 'blinat{Enter}inotuz{Enter}');
    expect(chips()).toHaveLength(2);
    await user.keyboard('{Backspace}{ArrowLeft}{Delete}');
    expect(chips()).toEqual(['Take Inotuzumab ozogamicin off Therapy']);
    expect(document.activeElement).toBe(field);
  });

  test('an empty field offers the last choices first', async () => {
    const { user, field } = await start();
    await user.type(field, 'inotuz{Enter}');
    await user.keyboard('{Backspace}{Delete}{ArrowDown}');
    expect(options()[0]).toContain('Inotuzumab ozogamicin');
  });

  test('retired concepts are not offered', async () => {
    const conceptId = await conceptNamed(review.client, 'Blinatumomab');
    must(await review.client.taxonomy.editConcept({ conceptId, set: { retired: true } }));
    const { user, field } = await start();
    await user.type(field, 'blinatumomab');
    expect(options()).toEqual(['New concept “blinatumomab” …']);
  });

  test('a new concept is made in passing, under a parent, and taken', async () => {
    const { user, field } = await start();
    await user.type(field, 'obinutuzumab{Enter}');
    const form = within(await screen.findByRole('form', { name: 'New concept' }));
    expect(form.getByLabelText('Name')).toHaveProperty('value', 'obinutuzumab');
    const parent = await conceptNamed(review.client, 'Immunotherapy');
    await user.selectOptions(form.getByLabelText('Under'), parent);
    await user.click(form.getByRole('button', { name: 'Add concept' }));
    await waitFor(() => expect(chips()).toEqual(['Take obinutuzumab off Therapy']));
    const concepts = must(await review.client.taxonomy.concepts({}));
    expect(concepts.find((concept) => concept.name === 'obinutuzumab')).toMatchObject({
      parentId: parent,
      path: ['Immunotherapy', 'obinutuzumab'],
    });
  });

  test('a name that is a synonym elsewhere is refused with the reason', async () => {
    const { user, field } = await start();
    await user.type(field, 'kymriah{ArrowUp}{Enter}');
    const form = within(await screen.findByRole('form', { name: 'New concept' }));
    expect(form.getByText('“kymriah” is a synonym of “Tisagenlecleucel”.')).toBeTruthy();
    expect(form.getByRole('button', { name: 'Add concept' })).toHaveProperty('disabled', true);
  });
});
