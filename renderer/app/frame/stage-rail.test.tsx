import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { UiProvider } from '#renderer/ui/ui-provider.tsx';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { StageRail } from './stage-rail.tsx';

beforeAll(() => installBrowserParts({ width: 68, height: 700 }));
afterEach(cleanup);

test('a stage shows its key on its button, and no hint over what is read beside it', async () => {
  render(
    <UiProvider themeChoice="light">
      <StageRail screen="evidence" onGo={() => undefined} />
    </UiProvider>,
  );
  const evidence = screen.getByRole('button', { name: 'Evidence' });
  expect(evidence.textContent).toBe('Evidence2');
  // The hint of the stage, if there were one, would have come before that of the bin.
  fireEvent.pointerEnter(evidence);
  fireEvent.pointerEnter(screen.getByRole('button', { name: 'Bin' }));
  const hints = await screen.findAllByRole('tooltip');
  expect(hints.map((hint) => hint.textContent)).toEqual([expect.stringContaining('Bin')]);
});
