import type { Page } from 'playwright';
import type { Sheaf } from './launch.ts';

/** Sets the size of a window's content in display pixels, and waits until the page has it. */
export async function setSize(
  { app }: Sheaf,
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const frame = await app.browserWindow(page);
  await frame.evaluate((window, { width, height }) => window.setContentSize(width, height), size);
  await page.waitForFunction(
    ({ width }) => Math.abs(window.innerWidth * window.devicePixelRatio - width) < 4,
    size,
  );
  await page.waitForTimeout(200);
}

/**
 * The controls that a person could not get at: beyond the edge of the window, or under something else, also after
 * scrolling to them. Each by its name; none is an empty list. While a dialog is open, only its own are looked at.
 */
export function cutOffControls(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const dialogs = [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')];
    const within = dialogs.at(-1) ?? document.body;
    const found: string[] = [];
    for (const control of within.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]')) {
      const { width, height } = control.getBoundingClientRect();
      const style = getComputedStyle(control);
      const drawn = width > 1 && height > 1 && style.visibility === 'visible' && style.opacity !== '0';
      if (!drawn || control.closest('[inert], [aria-hidden="true"], [data-hidden]')) continue;
      control.scrollIntoView({ block: 'center', inline: 'nearest' });
      await new Promise((done) => requestAnimationFrame(done));
      const box = control.getBoundingClientRect();
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? control.tagName;
      if (box.left < -1 || box.right > window.innerWidth + 1) found.push(`beyond the edge: ${name}`);
      else if (box.top < -1 || box.top + Math.min(box.height, 20) > window.innerHeight + 1)
        found.push(`below the edge: ${name}`);
      else {
        const top = document.elementFromPoint(
          box.left + box.width / 2,
          box.top + Math.min(box.height / 2, 10),
        );
        const label = control instanceof HTMLInputElement ? control.labels?.[0] : null;
        const reached =
          top !== null && (control.contains(top) || top.contains(control) || label?.contains(top));
        const notice = top?.closest('.mantine-Notifications-root');
        if (reached !== true && !notice) found.push(`under something else: ${name}`);
      }
    }
    if (document.documentElement.scrollWidth > window.innerWidth + 1) found.push('the page scrolls sideways');
    return found;
  });
}
