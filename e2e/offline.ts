import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportView } from './pages/evidence-page.ts';
import { makeReview } from './pages/home-page.ts';
import { chooseConcept, documentOf, dragOverText, goTo, importFiles, openPaper } from './pages/read-page.ts';
import { launch } from './support/launch.ts';
import { projectRoot } from './support/runtime.ts';

/*
 * A working day in small, for the test that nothing of the app touches a network: every kind of paper, one of them
 * full of addresses to fetch, read, claimed, exported. Takes the folder that it may write to.
 */

const samples = join(projectRoot, 'resources', 'samples');
const folder = process.argv[2] ?? '';

/** A saved page that asks for everything a page can ask for. 192.0.2.1 is nobody's address (RFC 5737). */
const greedy = `<!doctype html><html><head><title>Greedy</title>
<link rel="stylesheet" href="http://192.0.2.1/style.css"><link rel="dns-prefetch" href="//example.org">
<meta http-equiv="refresh" content="1;url=http://192.0.2.1/"><style>body{background:url(http://192.0.2.1/b.png)}</style>
<script src="http://192.0.2.1/script.js"></script></head><body><p>Words of a greedy page.</p>
<img src="http://192.0.2.1/picture.png"><iframe src="http://192.0.2.1/frame"></iframe>
<video src="http://192.0.2.1/film"></video><object data="http://192.0.2.1/thing"></object>
<a href="http://192.0.2.1/link" ping="http://192.0.2.1/ping">a link</a></body></html>`;

async function day(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'greedy.html'), greedy);
  const sheaf = await launch({ folder: join(folder, 'app') });
  try {
    const { page } = await makeReview(sheaf, 'Offline');
    await importFiles(sheaf, page, [
      join(samples, 'blinatumomab-trial.pdf'),
      join(samples, 'press-item.txt'),
      join(samples, 'trial-summary.md'),
      join(folder, 'greedy.html'),
    ]);
    for (const title of ['greedy', 'trial-summary', 'blinatumomab-trial', 'press-item']) {
      await openPaper(page, title);
      await documentOf(page).waitFor();
      await page.waitForTimeout(700);
    }
    await dragOverText(page, 'Remission rates were notably higher');
    await page.keyboard.press('c');
    await chooseConcept(page, 'Therapy', 'Immunotherapy');
    await goTo(page, 'Evidence');
    await exportView(sheaf, page, { format: 'Excel', path: join(folder, 'evidence.xlsx') });
    for (const stage of ['History', 'Settings', 'Bin'] as const) await goTo(page, stage);
    await page.waitForTimeout(1_000);
  } finally {
    await sheaf.close();
  }
}

await day();
process.stdout.write('The day is done.\n');
