import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { SavedViewId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { EvidenceScreen } from './evidence-screen.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 1216, height: 700 }));
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  review = await openTestReview();
  const documentId = await review.importText('Survival was longer. Remission was as frequent.');
  const { client } = review;
  await makeClaim(client, documentId, 'Survival was longer', {
    therapy: [await conceptNamed(client, 'Blinatumomab')],
    set: { outcome: await conceptNamed(client, 'Overall survival'), support: 'own-data', key: true },
  });
  await makeClaim(client, documentId, 'Remission was as frequent', {
    set: { outcome: await conceptNamed(client, 'Complete remission'), support: 'cited' },
  });
});
afterEach(async () => {
  cleanup();
  await review.close();
});

async function start() {
  const view = renderWithStore(
    review.client,
    <EvidenceScreen conceptField={ConceptField} onOpenWords={() => undefined} />,
  );
  await screen.findByText('Overall survival');
  return { user: userEvent.setup(), ...view };
}
type User = ReturnType<typeof userEvent.setup>;
const counts = () => screen.getByText(/^\d+ claims? in /u).firstChild?.textContent;
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const sentence = () => {
  const grid = screen.getByRole('grid', { name: 'Evidence' });
  return document.getElementById(grid.getAttribute('aria-describedby') ?? '')?.textContent;
};

async function add(user: User, condition: string): Promise<HTMLElement> {
  await user.click(button('Add condition'));
  await user.click(await screen.findByRole('menuitem', { name: condition }));
  return screen.findByRole('dialog', { name: condition });
}

async function chooseOf(user: User, menu: RegExp, item: string): Promise<void> {
  await user.click(button(menu));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

describe('the sentence', () => {
  test('gains a condition where it belongs, describes the table, and loses it by Delete', async () => {
    const { user } = await start();
    expect(sentence()).toBe('All claims');
    const support = await add(user, 'Support');
    await user.click(within(support).getByRole('checkbox', { name: 'Own data' }));
    await user.click(within(support).getByRole('checkbox', { name: 'Opinion' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(counts()).toMatch(/^1 claim in/u));
    expect(sentence()).toBe('Claims resting on own data or opinion');
    const chip = button('Support: own data or opinion');
    expect(document.activeElement).toBe(chip);
    await user.keyboard('{Delete}');
    await waitFor(() => expect(sentence()).toBe('All claims'));
    expect(document.activeElement).toBe(button('Add condition'));
  });

  test('takes key claims without a menu; a condition left without a value is gone again', async () => {
    const { user } = await start();
    await user.click(button('Add condition'));
    await user.click(await screen.findByRole('menuitem', { name: 'Key claims only' }));
    await waitFor(() => expect(sentence()).toBe('Key claims'));
    await waitFor(() => expect(document.activeElement).toBe(button('Key claims only: Key claims')));
    await add(user, 'First published');
    expect(button('First published: any')).toBeDefined();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('button', { name: /^First published/u })).toBeNull());
    expect(document.activeElement).toBe(button('Add condition'));
    await user.click(button('Remove key claims only'));
    await waitFor(() => expect(sentence()).toBe('All claims'));
  });

  test('says the words that have their own field', async () => {
    const { user } = await start();
    const said = () => screen.getByRole('group', { name: 'Conditions' }).textContent;
    await user.type(screen.getByRole('searchbox', { name: 'Words' }), 'longer');
    await waitFor(() => expect(said()).toContain('Claims with the words “longer” Add condition'));
    await user.click(screen.getByRole('checkbox', { name: 'Studies only' }));
    await waitFor(() => expect(said()).toContain('“longer”, from studies only Add condition'));
  });

  test('says that an outcome is to be missing, or not specified further', async () => {
    const { user } = await start();
    const outcome = await add(user, 'Outcome');
    await user.click(within(outcome).getByRole('radio', { name: 'None named' }));
    await screen.findByText('No claim fits this filter.');
    expect(button('Outcome: no outcome')).toBeDefined();
  });
});

describe('saved views', () => {
  test('keep filter, order and picture; say when what is shown has changed; are renamed and deleted', async () => {
    const { user } = await start();
    await add(user, 'Support').then((menu) =>
      user.click(within(menu).getByRole('checkbox', { name: 'Own data' })),
    );
    await user.keyboard('{Escape}');
    await chooseOf(user, /^Views$/u, 'Save view …');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    expect(name).toHaveProperty('value', 'Resting on own data');
    await user.clear(name);
    await user.type(name, 'Own data{Enter}');
    await screen.findByRole('button', { name: 'Views: Own data' });
    await waitFor(() => expect(document.activeElement).toBe(button('Views: Own data')));
    await user.click(button('Clear'));
    expect(document.activeElement).toBe(button('Add condition'));
    await screen.findByRole('button', { name: 'Views: Own data changed' });
    await chooseOf(user, /^Views/u, 'Own data Claims resting on own data');
    await waitFor(() => expect(counts()).toMatch(/^1 claim in/u));
    await user.click(button('Remove support'));
    await chooseOf(user, /changed$/u, 'Update “Own data”');
    await screen.findByRole('button', { name: 'Views: Own data' });
    const [updated] = must(await review.client.savedViews.list({}));
    expect(updated).toMatchObject({ name: 'Own data', sentence: 'All claims' });
    await chooseOf(user, /^Views/u, 'Delete “Own data”');
    await screen.findByRole('button', { name: 'Views' });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'Views: Own data' });
  });

  test('refuse a name that is taken, in words, and the dialog stays', async () => {
    const settings = { filter: {} };
    const savedViewId = SavedViewId.parse(v7());
    must(await review.client.savedViews.create({ savedViewId, name: 'Mine', settings }));
    const { user, refusals } = await start();
    await chooseOf(user, /^Views$/u, 'Save view …');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'MINE{Enter}');
    await screen.findByText(/There is a view “Mine” already/u);
    expect(refusals).toEqual([]);
    await user.clear(name);
    await user.type(name, 'Yours{Enter}');
    await screen.findByRole('button', { name: 'Views: Yours' });
    await chooseOf(user, /^Views/u, 'Rename “Yours” …');
    await screen.findByRole('textbox', { name: 'Name' });
    await user.click(button('Cancel'));
    await waitFor(() => expect(document.activeElement).toBe(button('Views: Yours')));
  });
});
