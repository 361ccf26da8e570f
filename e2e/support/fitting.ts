import type { Locator, Page } from 'playwright';
import { answered } from './answered.ts';
import type { Sheaf } from './launch.ts';
import { frameOf } from './frame-of.ts';

/** Sets the size of a window's content in display pixels, and waits until the page has it. */
export async function setSize(
  { app }: Sheaf,
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const frame = await frameOf(app, page);
  await answered(() =>
    frame.evaluate((window, { width, height }) => window.setContentSize(width, height), size),
  );
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
      return width > 1 && height > 1 && visibility === 'visible' && opacity !== '0';
    };
    const isOffered = (control: HTMLElement): boolean =>
      isDrawn(control) && control.closest('[inert], [aria-hidden="true"], [data-hidden]') === null;
    const isOutside = ({ left, right, top, height }: DOMRect): boolean =>
      left < -1 ||
      right > window.innerWidth + 1 ||
      top < -1 ||
      top + Math.min(height, 20) > window.innerHeight + 1;
    const isReached = (control: HTMLElement, { left, width, top, height }: DOMRect): boolean => {
      const there = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 10));
      const label = control instanceof HTMLInputElement ? control.labels?.[0] : null;
      // A notice goes by itself.
      const notice = there?.closest('.mantine-Notifications-root') ?? null;
      return control.contains(there) || label?.contains(there) === true || notice !== null;
    };
    // What is on its way, such as a notice that comes or goes, is looked at where it comes to rest; a spinner never does.
    const isOnItsWay = (control: HTMLElement): boolean =>
      document.getAnimations().some(({ effect }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        return target?.contains(control) === true && Number.isFinite(effect?.getComputedTiming().endTime);
      });
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const atRest = async (control: HTMLElement): Promise<boolean> => {
      for (let frames = 0; frames < 120 && isOnItsWay(control); frames += 1) await frame();
      await frame();
      return control.isConnected && control.checkVisibility({ opacityProperty: true });
    };
    const nameOf = (control: HTMLElement): string =>
      control.getAttribute('aria-label') ?? control.textContent?.trim() ?? control.tagName;

    const dialogs = [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')];
    const within = dialogs.at(-1) ?? document.body;
    const found: string[] = [];
    for (const control of within.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]')) {
      if (!isOffered(control)) continue;
      control.scrollIntoView({ block: 'center', inline: 'nearest' });
      if (!(await atRest(control))) continue;
      const box = control.getBoundingClientRect();
      if (isOutside(box)) found.push(`beyond the edge: ${nameOf(control)}`);
      else if (!isReached(control, box)) found.push(`under something else: ${nameOf(control)}`);
    }
    if (document.documentElement.scrollWidth > window.innerWidth + 1) found.push('the page scrolls sideways');
    // What no wheel can scroll back, such as a pane that hides what is too much, must not be scrolled by a focus.
    for (const element of document.querySelectorAll('*')) {
      const { overflowY } = getComputedStyle(element);
      if (
        element.scrollTop > 0 &&
        !['auto', 'scroll'].includes(overflowY) &&
        !(element instanceof HTMLInputElement)
      )
        found.push(`pushed out of sight: the top of ${element.tagName} ${element.id} ${element.className}`);
    }
    return found;
  });
}

/** Words below an element that are cut off at their edge, with no tooltip that has the whole; none is an empty list. */
export function cutOffWords(within: Locator): Promise<string[]> {
  return within.evaluate((root) =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      const own = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      const { overflowX } = getComputedStyle(element);
      // What only screen readers see is one pixel wide.
      const drawn = element.clientWidth > 1;
      const cut = own && drawn && overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      return cut && element.closest('[title]') === null ? [element.textContent ?? ''] : [];
    }),
  );
}
