import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { answered } from './answered.ts';

export const themes = ['light', 'dark'] as const;
export type ScreenTheme = (typeof themes)[number];

/** Sets the theme of every window until the app ends, without a trace in the profile. */
export async function setTheme(app: ElectronApplication, theme: ScreenTheme): Promise<void> {
  await answered(() =>
    app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme),
  );
}

/** Does something in the light theme and again in the dark one; the page has been drawn anew each time. */
export async function inBothThemes(
  app: ElectronApplication,
  page: Page,
  work: (theme: ScreenTheme) => Promise<void>,
): Promise<void> {
  for (const theme of themes) {
    await setTheme(app, theme);
    await page.waitForFunction(
      (dark) => window.matchMedia('(prefers-color-scheme: dark)').matches === dark,
      theme === 'dark',
    );
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await work(theme);
  }
}

/** Writes `<folder>/<name>-light.png` and `-dark.png`. */
export async function screens(
  app: ElectronApplication,
  page: Page,
  folder: string,
  name: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  // Away from buttons, whose hints would lie over the picture.
  await page.mouse.move(640, 700);
  await page.waitForTimeout(300);
  await inBothThemes(app, page, async (theme) => {
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  });
}
