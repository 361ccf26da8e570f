import type { Page } from 'playwright';

/**
 * Drops files and folders of the disk on the middle of a window, as the system's file manager does: the browser itself
 * makes the File objects, so that the app learns their paths on its usual way.
 * @param hover looks at the window while the files hang above it
 */
export async function dropFiles(
  page: Page,
  paths: readonly string[],
  hover: () => Promise<void> = async () => undefined,
): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const copy = 1;
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    browser.send('Input.dispatchDragEvent', {
      type,
      x: Math.round(width / 2),
      y: Math.round(height / 2),
      data: { items: [], files: [...paths], dragOperationsMask: copy },
    });
  await drag('dragEnter');
  await drag('dragOver');
  await hover();
  await drag('drop');
  await browser.detach();
}
