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
    const isDrawn = (control: HTMLElement): boolean => {
      const { width, height } = control.getBoundingClientRect();
      const { visibility, opacity } = getComputedStyle(control);
      if (control.closest('[inert], [aria-hidden="true"], [data-hidden]')) return false;
      return width > 1 && height > 1 && visibility === 'visible' && opacity !== '0';
    };
    const isReached = (control: HTMLElement, box: DOMRect): boolean => {
      const y = box.top + Math.min(box.height / 2, 10);
      const top = document.elementFromPoint(box.left + box.width / 2, y);
      if (top === null) return false;
      const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
      // A notice goes by itself.
      const over = top.closest('.mantine-Notifications-root') !== null;
      return over || top.contains(control) || [control, ...labels].some((own) => own.contains(top));
    };
    const trouble = (control: HTMLElement): string | null => {
      const box = control.getBoundingClientRect();
      if (box.left < -1 || box.right > window.innerWidth + 1) return 'beyond the edge';
      if (box.top < -1 || box.top + Math.min(box.height, 20) > window.innerHeight + 1)
        return 'below the edge';
      return isReached(control, box) ? null : 'under something else';
    };
    const dialogs = [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')];
    const within = dialogs.at(-1) ?? document.body;
    const found: string[] = [];
    for (const control of within.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]')) {
      if (!isDrawn(control)) continue;
      control.scrollIntoView({ block: 'center', inline: 'nearest' });
      await new Promise((done) => requestAnimationFrame(done));
      const what = trouble(control);
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? control.tagName;
      if (what !== null) found.push(`${what}: ${name}`);
    }
    if (document.documentElement.scrollWidth > window.innerWidth + 1) found.push('the page scrolls sideways');
    return found;
  });
}
