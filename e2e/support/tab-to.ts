import type { Locator, Page } from 'playwright';

/**
 * Presses Tab until an element has the focus, as somebody without a mouse would.
 * @throws Error when it is not reached within a turn around the window
 */
export async function tabTo(page: Page, place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await place.waitFor();
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await place.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(place)} is not reached by ${key}.`);
}
