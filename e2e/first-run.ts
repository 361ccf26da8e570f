import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { claimOnPressItem, pressWords } from './pages/claim-page.ts';
import { makeReview } from './pages/home-page.ts';
import { goTo, importFiles, openPaper } from './pages/read-page.ts';
import { exportView } from './pages/evidence-page.ts';
import { launch, type Sheaf } from './support/launch.ts';
import { projectRoot } from './support/runtime.ts';

/*
 * What `npm start` does where there is no display: the main job once, through the real window, on the two shipped
 * sample documents. It leaves pictures, the review and the evidence table in out/first-run/.
 */

const out = join(projectRoot, 'out', 'first-run');
const samples = join(projectRoot, 'resources', 'samples');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(out, `${name}.png`) });
}

async function mainJob(sheaf: Sheaf): Promise<void> {
  await picture(await sheaf.home(), '1-home');
  const { page } = await makeReview(sheaf, 'First run');
  await importFiles(sheaf, page, [join(samples, 'blinatumomab-trial.pdf'), join(samples, 'press-item.txt')]);
  say('imported two documents');
  await openPaper(page, 'blinatumomab-trial');
  await page.locator('canvas').first().waitFor();
  await page.waitForTimeout(500);
  await picture(page, '2-paper');
  await claimOnPressItem(page);
  await page.getByRole('group', { name: 'Support' }).getByRole('button', { name: 'Cited' }).click();
  await picture(page, '3-claim');
  say('made a claim on its words');
  await goTo(page, 'Evidence');
  await page.getByRole('gridcell', { name: pressWords }).waitFor();
  await picture(page, '4-evidence');
  await exportView(sheaf, page, { format: 'CSV', path: join(out, 'evidence.csv') });
  if (!readFileSync(join(out, 'evidence.csv'), 'utf8').includes(pressWords))
    throw new Error('The table lacks the claim.');
  say('exported the evidence table');
}

async function firstRun(): Promise<number> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const sheaf = await launch({ folder: out, reviewer: 'First reviewer' });
  try {
    await mainJob(sheaf);
  } finally {
    await sheaf.close();
  }
  say(`screenshots, the review and evidence.csv are in ${join('out', 'first-run')}`);
  return existsSync(join(out, '4-evidence.png')) ? 0 : 1;
}

process.exitCode = await firstRun().catch((error: unknown) => {
  process.stderr.write(`The first run failed: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
