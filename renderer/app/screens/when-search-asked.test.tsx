import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { SearchPane } from '#renderer/features/search/search-pane.tsx';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { LeftPane } from './left-pane.tsx';
import { WhenSearchAsked } from './when-search-asked.tsx';

let review: TestReview;
beforeAll(() => installBrowserParts({ width: 340, height: 800 }));
beforeEach(async () => {
  review = await openTestReview();
});
afterEach(async () => {
  cleanup();
  await review.close();
});

const controls = { showLeft: () => undefined };

function Read(props: { readonly asked: number; readonly onShown: () => void }) {
  const [searching, setSearching] = useState(false);
  return (
    <>
      <WhenSearchAsked asked={props.asked} controls={controls} onSearch={setSearching} />
      <LeftPane
        searching={searching}
        onSearching={setSearching}
        papers={<p>The papers</p>}
        search={
          <SearchPane
            asked={props.asked}
            onShown={props.onShown}
            onOpen={() => undefined}
            onLeave={() => undefined}
          />
        }
      />
    </>
  );
}

function Window() {
  const [asked, setAsked] = useState(0);
  const [reading, setReading] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setReading(!reading)}>
        Go
      </button>
      <button type="button" onClick={() => setAsked((count) => count + 1)}>
        Ask
      </button>
      {reading ? <Read asked={asked} onShown={() => setAsked(0)} /> : <p>Evidence</p>}
    </>
  );
}

test('a search that was asked for once is not shown again at each return to the desk', async () => {
  renderWithStore(review.client, <Window />);
  const user = userEvent.setup();
  const field = () => screen.queryByRole('combobox');
  const ask = () => user.click(screen.getByRole('button', { name: 'Ask' }));
  await ask();
  await waitFor(() => expect(document.activeElement).toBe(field()));
  expect(field()).not.toBeNull();
  // Asked for anew while it is shown, and after another screen, it has the focus again.
  await ask();
  await waitFor(() => expect(document.activeElement).toBe(field()));
  await user.click(screen.getByText('Papers'));
  expect(field()).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Go' }));
  await screen.findByText('Evidence');
  await user.click(screen.getByRole('button', { name: 'Go' }));
  await screen.findByText('The papers');
  expect(field()).toBeNull();
  await ask();
  await waitFor(() => expect(document.activeElement).toBe(field()));
  expect(field()).not.toBeNull();
});
