import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeReview } from '../pages/home-page.ts';
import { importEnded, importReport, paperCount } from '../pages/import-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { dropFiles } from '../support/drop-files.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { projectRoot } from '../support/runtime.ts';

const patient = { timeout: 60_000 };

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

/** Runs SQL in a database as another program would: from a process of its own. */
function inAnotherProgram(database: string, sql: string): void {
  const script = `const db = new (require('better-sqlite3'))(process.argv[1]); db.exec(process.argv[2]); db.close();`;
  const node = join(projectRoot, 'node_modules', '.bin', 'node');
  execFileSync(node, ['-e', script, database, sql], { cwd: projectRoot });
}

test('an import whose app was killed goes on when the review is opened, and its report waits with Retry', async () => {
  sheaf = await launch();
  const { page, path } = await makeReview(sheaf, 'Killed import');
  const { folder } = sheaf;
  const source = join(folder, 'papers');
  mkdirSync(source);
  for (let number = 1; number <= 80; number += 1)
    writeFileSync(join(source, `paper ${number}.txt`), `Paper ${number}.\n`.repeat(40));
  writeFileSync(join(source, 'z empty.txt'), '');
  await dropFiles(page, [source]);
  await expect.poll(() => paperCount(page), patient).toBeGreaterThan(5);
  await sheaf.kill();

  sheaf = await launch({ folder, args: [path] });
  const again = await sheaf.review('Killed import');
  await importEnded(again, '80 imported, 1 refused');
  await expect.poll(() => paperCount(again), patient).toBe(80);
  await sheaf.app.close();

  // Nobody has answered the report: it is there at the next opening too, and can be tried again.
  sheaf = await launch({ folder, args: [path] });
  const later = await sheaf.review('Killed import');
  await importEnded(later, '80 imported, 1 refused');
  writeFileSync(join(source, 'z empty.txt'), 'Not empty any more.');
  expect(await look(sheaf, later, 'import-left')).toEqual([]);
  await importReport(later).getByRole('button', { name: 'Retry 1' }).click();
  await importEnded(later, '1 imported');
  await importReport(later).getByRole('button', { name: 'Close the import report' }).click();
  await importReport(later).waitFor({ state: 'detached' });
}, 240_000);

test('a review that another program altered says so, and a backup mends it', async () => {
  sheaf = await launch();
  const { folder } = sheaf;
  const path = join(folder, 'altered.sheaf');
  await closedReview(path, 'Altered');
  inAnotherProgram(join(path, 'review.db'), `UPDATE claim SET statement = 'Nobody said this'`);
  await sheaf.app.close();
  sheaf = await launch({ folder, args: [path] });
  const page = await sheaf.review('Altered');
  const note = page.getByRole('alert').filter({ hasText: 'This review was altered outside Sheaf' });
  await note.waitFor(patient);
  expect(await note.innerText()).toContain('claims');
  expect(await look(sheaf, page, 'altered')).toEqual([]);
  await note.getByRole('button', { name: 'Check or restore…' }).click();
  await page.getByRole('button', { name: 'Check integrity' }).click();
  await page.getByText('differs in claim').waitFor(patient);
  await note.waitFor({ state: 'detached' });
}, 240_000);
