import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { makeClaim } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { ConceptField } from '#renderer/features/taxonomy/concept-field.tsx';
import { EvidenceScreen } from './evidence-screen.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 1216, height: 700 }));
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  review = await openTestReview();
  const paper = await review.importText('Survival was longer.', 'trial.txt');
  await makeClaim(review.client, paper, 'Survival was longer.', { set: { note: 'of note' } });
});
afterEach(async () => {
  cleanup();
  await review.close();
});

async function start() {
  const view = renderWithStore(
    review.client,
    <EvidenceScreen conceptField={ConceptField} onOpenWords={() => {}} />,
  );
  await screen.findByText('Survival was longer.');
  return { user: userEvent.setup(), ...view };
}
const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent);
const head = (name: string) => screen.getByRole('columnheader', { name });

describe('the panel of columns', () => {
  test('shows, hides, moves and pins every column that rows have; the usual ones come back', async () => {
    const { user } = await start();
    const usual = heads();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    const panel = await screen.findByRole('dialog', { name: 'Columns' });
    await user.click(within(panel).getByRole('checkbox', { name: 'Note' }));
    await screen.findByText('of note');
    await user.click(within(panel).getByRole('checkbox', { name: 'Year' }));
    await waitFor(() => expect(heads()).not.toContain('Year'));
    await user.click(within(panel).getByRole('button', { name: 'Pin Quote at the left' }));
    await waitFor(() => expect(heads()[0]).toBe('Quote'));
    within(panel).getByRole('checkbox', { name: 'Outcome' }).focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(heads().indexOf('Outcome')).toBeGreaterThan(0));
    expect(document.activeElement).toBe(within(panel).getByRole('checkbox', { name: 'Outcome' }));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Columns' }));
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('button', { name: 'Usual columns' }));
    await waitFor(() => expect(heads()).toEqual(usual));
    const back = screen.getByRole('button', { name: 'Usual columns' });
    expect(back.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(back);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Columns' })).toBeNull());
  });

  test('say why the last column stays', async () => {
    const { user } = await start();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    const panel = await screen.findByRole('dialog', { name: 'Columns' });
    for (const box of within(panel).getAllByRole<HTMLInputElement>('checkbox', { checked: true }))
      await user.click(box);
    await screen.findByText('One column has to stay');
    expect(heads()).toHaveLength(1);
  });

  test('are remembered for the review, also in a new window', async () => {
    const { user, unmount } = await start();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Year' }));
    await waitFor(() => expect(heads()).not.toContain('Year'));
    unmount();
    sessionStorage.clear();
    await start();
    await waitFor(() => expect(heads()).not.toContain('Year'));
  });
});

describe('the keys of a head', () => {
  test('move, widen, pin and hide its column, and the focus goes with it', async () => {
    const { user } = await start();
    const places = () => heads().indexOf('Year');
    const before = places();
    head('Year').focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(places()).toBe(before + 1));
    await waitFor(() => expect(document.activeElement).toBe(head('Year')));
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    const template = () => screen.getByRole('grid', { name: 'Evidence' }).style.gridTemplateColumns;
    // Here everything measures 1,216 px; a column takes no more than 1,200.
    await waitFor(() => expect(template().split(' ')[places()]).toBe('1200px'));
    await screen.findByText(/^Year: \d+ pixels wide$/u);
    expect(document.activeElement).toBe(head('Year'));
    await user.keyboard('{Shift>}P{/Shift}');
    await waitFor(() => expect(places()).toBe(0));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await screen.findByText(/^Year is the first already/u);
    expect(places()).toBe(0);
    await user.keyboard('{Delete}');
    await waitFor(() => expect(places()).toBe(-1));
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('columnheader'));
  });
});

test('Escape leaves the width of a column as it was before its edge was dragged', async () => {
  await start();
  const template = () => screen.getByRole('grid', { name: 'Evidence' }).style.gridTemplateColumns;
  const before = template();
  const edge = head('Year').querySelector('[data-edge]');
  if (edge === null) throw new Error('The head has no edge.');
  edge.setPointerCapture = () => undefined;
  fireEvent.pointerDown(edge, { button: 0, clientX: 100 });
  fireEvent.pointerMove(edge, { clientX: 40 });
  await waitFor(() => expect(template()).not.toBe(before));
  fireEvent.keyDown(window, { key: 'Escape' });
  await waitFor(() => expect(template()).toBe(before));
  fireEvent.pointerUp(edge, { clientX: 40 });
  expect(template()).toBe(before);
});
