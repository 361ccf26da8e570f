import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { installBrowserParts } from '#shared/testing/browser-parts.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { renderWithStore } from '#renderer/app/testing.tsx';
import { PictureExport } from './picture-export.tsx';

let review: TestReview;
let folder = '';
beforeAll(() => installBrowserParts({ width: 1216, height: 700 }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-picture-'));
  review = await openTestReview();
  vi.stubGlobal('desktop', {
    files: {
      chooseSave: async (name: string) => ({ id: review.writeGrant(join(folder, name)), name }),
    },
  });
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await review.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the notice tells what a picture holds, and letters that it can’t draw; an SVG has them all', async () => {
  const user = userEvent.setup();
  const { client } = review;
  const paper = await review.importText('Remission came sooner with blinatumomab.', 'trial.txt');
  const therapy = await conceptNamed(client, 'Blinatumomab');
  await makeClaim(client, paper, 'Remission came sooner', { therapy: [therapy] });
  must(await client.taxonomy.editConcept({ conceptId: therapy, set: { name: '贝林妥欧单抗' } }));
  renderWithStore(client, <PictureExport picture={{ what: 'matrix', filter: {}, therapyDepth: 12 }} />);
  const write = async (name: string) => {
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name }));
  };
  await write('SVG picture');
  expect(await screen.findByText('Matrix.svg is written')).toBeDefined();
  expect(screen.getByText('1 row by 1 column, 1 claim.')).toBeDefined();
  await write('PNG picture, 300 dpi');
  expect(await screen.findByText('Matrix.png is written')).toBeDefined();
  expect(screen.getByText(/1 claim\. Some letters are not drawn right: .* An SVG has all\./u)).toBeDefined();
});
