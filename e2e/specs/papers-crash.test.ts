import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeReview } from '../pages/home-page.ts';
import { goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { endPage } from '../support/after-crash.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';

const samples = join(projectRoot, 'resources', 'samples');
const patient = { timeout: 60_000 };

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

describe('a window whose page ends', () => {
  test('comes back with the paper it showed closed and both papers in its list; the paper opens again', async () => {
    const own = await launch();
    sheaf = own;
    const { page } = await makeReview(own, 'Crash');
    await importFiles(own, page, [join(samples, 'blinatumomab-trial.pdf'), join(samples, 'press-item.txt')]);
    await openPaper(page, 'blinatumomab-trial');
    await page.locator('[data-page="1"] canvas').waitFor();
    const back = await endPage(own, page);
    await expect.poll(() => back.words(), patient).toContain('This window stopped and was loaded again');
    expect(await back.words()).toContain('The paper it showed was closed');
    await expect.poll(() => back.words(), patient).toContain('Choose a paper at the left to read it.');
    expect(await back.count('[data-reader]')).toBe(0);
    await expect.poll(() => back.count('[aria-label="2 papers"] [role="option"]'), patient).toBe(2);
    await back.click('[role="option"]');
    await expect.poll(() => back.count('[data-page="1"] canvas'), patient).toBe(1);
  });

  test('comes back on the screen where it was', async () => {
    const own = await launch();
    sheaf = own;
    const { page } = await makeReview(own, 'Elsewhere');
    await importFiles(own, page, [join(samples, 'press-item.txt')]);
    await goTo(page, 'History');
    await page.getByText('Papers imported').first().waitFor();
    const back = await endPage(own, page);
    await expect.poll(() => back.words(), patient).toContain('Nothing that was saved is lost.');
    await expect.poll(() => back.words(), patient).toMatch(/History[\s\S]*Papers imported/u);
  });

  test('that ends again and again asks before it is loaded once more', async () => {
    const own = await launch();
    sheaf = own;
    const { page } = await makeReview(own, 'Again');
    const back = await endPage(own, page);
    for (let times = 0; times < 3; times += 1) {
      await expect.poll(() => back.words(), patient).toContain('A review begins with its papers');
      await back.end();
    }
    await expect
      .poll(async () => (await own.dialogs.shown()).map(({ text }) => text), patient)
      .toContain('This window ended several times within a minute.');
  });
});
