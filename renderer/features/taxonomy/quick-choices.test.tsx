import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import type { ConceptId } from '#shared/contract/ids.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { useSingleKeys } from '#renderer/ui/keys/use-keys.tsx';
import { ConceptField } from './concept-field.tsx';
import { rememberChoice } from './recent-choices.ts';

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

function Field({ label }: { readonly label: string }) {
  const [value, setValue] = useState<readonly ConceptId[]>([]);
  return (
    <ConceptField
      label={label}
      role="therapy"
      value={value}
      creatable
      placeholder="All that it received"
      onAdd={(id) => setValue([...value, id])}
      onRemove={(id) => setValue(value.filter((one) => one !== id))}
    />
  );
}
function Sides() {
  const { on, set } = useSingleKeys();
  return (
    <div role="group">
      <Field label="Therapy" />
      <Field label="Against" />
      <input type="checkbox" aria-label="Single keys" checked={on} onChange={() => set(!on)} />
    </div>
  );
}

/** Puts the focus into Therapy, with these last choices, the newest first. */
async function start(recent: readonly string[], field = 'Therapy') {
  const { id: reviewId } = must(await review.client.reviews.get({}));
  for (const name of recent.toReversed()) {
    const id = await conceptNamed(review.client, name);
    rememberChoice({ reviewId, role: 'therapy', field }, id);
  }
  renderWithStore(review.client, <Sides />);
  const user = userEvent.setup();
  await user.tab();
  if (recent.length > 0) await waitFor(() => expect(placeholder('Therapy')).toMatch(/^1 /u));
  return user;
}
const box = (name: string) => screen.getByRole<HTMLInputElement>('combobox', { name });
const placeholder = (name: string) => box(name).placeholder;
const chips = (field: string) =>
  screen.queryAllByRole('button', { name: new RegExp(` off ${field}$`, 'u') }).map((chip) => chip.ariaLabel);
const rows = () => screen.getAllByRole('option').map((option) => option.textContent);

describe('digits in an empty field', () => {
  test('take one of the last choices and go on to the next field, which says what its digits are', async () => {
    const user = await start(['Blinatumomab', 'Chemotherapy']);
    expect(placeholder('Therapy')).toBe('1 Blinatumomab · 2 Chemotherapy');
    await user.keyboard('2');
    expect(chips('Therapy')).toEqual(['Take Chemotherapy off Therapy']);
    expect(document.activeElement).toBe(box('Against'));
    await waitFor(() => expect(placeholder('Against')).toBe('1 Chemotherapy · 2 Blinatumomab'));
    expect(box('Therapy').value).toBe('');
  });

  test('with Alt stay in the field, and the others keep their digits', async () => {
    const user = await start(['Blinatumomab', 'Chemotherapy', 'Immunotherapy']);
    await user.keyboard('{Alt>}1{/Alt}');
    expect(document.activeElement).toBe(box('Therapy'));
    await user.keyboard('{Alt>}3{/Alt}{ArrowDown}');
    expect(chips('Therapy')).toEqual(['Take Blinatumomab off Therapy', 'Take Immunotherapy off Therapy']);
    expect(rows()[0]).toMatch(/^2Chemotherapy/u);
  });

  test('each field remembers its own: what stood against comes first there', async () => {
    const user = await start(['Blinatumomab', 'Chemotherapy']);
    await user.keyboard('12');
    cleanup();
    renderWithStore(review.client, <Sides />);
    await user.click(box('Against'));
    await waitFor(() => expect(placeholder('Against')).not.toBe('All that it received'));
    await user.keyboard('{Alt>}0{/Alt}');
    await waitFor(() => expect(placeholder('Against')).toBe('1 Chemotherapy · 2 Blinatumomab'));
    await user.keyboard('{Escape}{Escape}');
    cleanup();
    renderWithStore(review.client, <Sides />);
    await user.click(box('Therapy'));
    await waitFor(() => expect(placeholder('Therapy')).toBe('1 Blinatumomab · 2 Chemotherapy'));
  });

  test('mean the same again and again: what is used moves no digit, and what is new takes the next', async () => {
    const user = await start(['Chemotherapy', 'Blinatumomab']);
    for (let claim = 0; claim < 3; claim += 1) {
      await user.keyboard('21');
      expect(chips('Therapy')).toEqual(['Take Blinatumomab off Therapy']);
      expect(chips('Against')).toHaveLength(1);
      cleanup();
      renderWithStore(review.client, <Sides />);
      await user.tab();
      await waitFor(() => expect(placeholder('Therapy')).toBe('1 Chemotherapy · 2 Blinatumomab'));
    }
    await user.keyboard('Inotuzumab oz{Enter}');
    await user.tab({ shift: true });
    cleanup();
    renderWithStore(review.client, <Sides />);
    await user.tab();
    await waitFor(() =>
      expect(placeholder('Therapy')).toBe('1 Chemotherapy · 2 Blinatumomab · 3 Inotuzumab ozogamicin'),
    );
    await user.keyboard('{Alt>}0{/Alt}');
    expect(placeholder('Therapy')).toBe('1 Inotuzumab ozogamicin · 2 Blinatumomab · 3 Chemotherapy');
  });

  test('begin with the first choice of the field, where others were chosen elsewhere only', async () => {
    const user = await start(['Blinatumomab']);
    await user.keyboard('1Chemotherapy{Enter}');
    cleanup();
    renderWithStore(review.client, <Sides />);
    await user.tab();
    await waitFor(() => expect(placeholder('Therapy')).toBe('1 Blinatumomab · 2 Chemotherapy'));
    await user.keyboard('1');
    await waitFor(() => expect(placeholder('Against')).toBe('1 Chemotherapy · 2 Blinatumomab'));
  });

  test('that begin a name of the list are text, and take one only with Alt', async () => {
    const recent = ['Blinatumomab', 'Chemotherapy', 'Immunotherapy', 'Targeted therapy', 'Supportive care'];
    const user = await start([...recent, 'Inotuzumab ozogamicin']);
    await user.keyboard('{ArrowDown}');
    expect(
      rows()
        .slice(0, 6)
        .map((row) => row?.replace(/(?<=[1-9]).*/u, '')),
    ).toEqual(['1', '2', '3', '4', '5', 'Alt+6']);
    await user.keyboard('6-MP{Enter}');
    expect(chips('Therapy')).toEqual(['Take Mercaptopurine off Therapy']);
  });

  test('are text where nothing was chosen or used yet, and once something is typed', async () => {
    const user = await start([]);
    await waitFor(() => expect(placeholder('Therapy')).toBe('All that it received'));
    await user.keyboard('1');
    expect(box('Therapy').value).toBe('1');
    cleanup();
    const again = await start(['Blinatumomab']);
    await again.keyboard('a1');
    expect(box('Therapy').value).toBe('a1');
    expect(chips('Therapy')).toEqual([]);
  });

  test('are text with single-key shortcuts off; Alt stays', async () => {
    const user = await start(['Blinatumomab']);
    await user.click(screen.getByRole('checkbox', { name: 'Single keys' }));
    await user.click(box('Therapy'));
    await waitFor(() => expect(placeholder('Therapy')).toBe('Alt+1 Blinatumomab'));
    await user.keyboard('1');
    expect(box('Therapy').value).toBe('1');
    await user.keyboard('{Backspace}{Alt>}1{/Alt}');
    expect(chips('Therapy')).toEqual(['Take Blinatumomab off Therapy']);
  });
});
