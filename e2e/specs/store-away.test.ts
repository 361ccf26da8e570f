import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { claimForm } from '../pages/claim-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { dragOverText, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { killNow, processesOf } from '../support/processes.ts';
import { projectRoot } from '../support/runtime.ts';

const samples = join(projectRoot, 'resources', 'samples');
const wait = { timeout: 60_000 };
const first = 'Remission rates were notably higher';
const second = 'Acute lymphoblastic leukaemia, or ALL';

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

test('what is claimed and imported while the store is away is done once the next one is there', async () => {
  sheaf = await launch();
  const { page } = await makeReview(sheaf, 'Away');
  await importFiles(sheaf, page, [join(samples, 'press-item.txt')]);
  await page.getByRole('button', { name: 'Close the import report' }).click();
  await openPaper(page, 'press-item');
  const store = (await processesOf(sheaf.app)).find(({ kind }) => kind === 'store');
  if (store === undefined) throw new Error('There is no store.');
  process.kill(store.pid, 'SIGSTOP');

  for (const [words, statement] of [
    [first, 'Said first'],
    [second, 'Said second'],
  ] as const) {
    await dragOverText(page, words);
    await page.keyboard.press('c');
    await claimForm(page).getByText(words).waitFor(wait);
    await claimForm(page).getByRole('textbox', { name: 'Statement' }).fill(statement);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await sheaf.dialogs.open(join(samples, 'blinatumomab-trial.pdf'));
  await page.getByRole('button', { name: 'Import papers…' }).first().click();
  killNow(store.pid);

  await page.getByRole('option', { name: /^blinatumomab-trial /u }).waitFor(wait);
  await page.getByRole('contentinfo', { name: 'Status' }).getByText('2 papers · 2 claims').waitFor(wait);
  const claims = page.getByRole('list', { name: 'Claims of this paper' });
  for (const words of ['Said first', 'Said second']) await claims.getByText(words).waitFor(wait);
  expect(await page.getByRole('alert').count()).toBe(0);
});
