import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { answered } from './answered.ts';
import { seriousFindings } from './axe.ts';
import { cutOffControls, setSize } from './fitting.ts';
import type { Sheaf } from './launch.ts';
import { inBothThemes } from './screens.ts';
import { frameOf } from './frame-of.ts';

/** With a folder in this variable the run leaves a picture of every screen there, for whoever changes one. */
const pictures = process.env['SHEAF_PICTURES'];

const sizes = [
  { name: '1280', width: 1280, height: 800, text: 1 },
  { name: '1920', width: 1920, height: 1080, text: 1 },
  { name: 'narrow', width: 1000, height: 640, text: 1 },
  { name: 'large-text', width: 1280, height: 800, text: 2 },
] as const;

/** The window as it is drawn; Playwright's own pictures cut off a page that is drawn larger. */
async function capture(sheaf: Sheaf, page: Page, path: string): Promise<void> {
  const frame = await frameOf(sheaf.app, page);
  const png = await answered(() =>
    frame.evaluate(async (window) => (await window.webContents.capturePage()).toPNG().toString('base64')),
  );
  writeFileSync(path, png, 'base64');
}

/**
 * Looks at a screen in both themes with axe, and at each size for controls that nobody can get at.
 * @param prepare done at each size and theme before the picture, such as scrolling to what is to be seen
 */
export async function look(
  sheaf: Sheaf,
  page: Page,
  screen: string,
  prepare: () => Promise<void> = async () => {},
): Promise<string[]> {
  const findings: string[] = [];
  for (const size of sizes) {
    await page.evaluate((text) => window.desktop.setTextSize(text), size.text);
    await setSize(sheaf, page, size);
    for (const control of await cutOffControls(page)) findings.push(`${screen} ${size.name}: ${control}`);
    if (size.name === '1280') {
      await inBothThemes(sheaf.app, page, async (theme) => {
        for (const finding of await seriousFindings(page)) findings.push(`${screen} ${theme}: ${finding}`);
      });
    }
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      await inBothThemes(sheaf.app, page, async (theme) => {
        await prepare();
        await capture(sheaf, page, join(pictures, `${screen}-${size.name}-${theme}.png`));
      });
    }
  }
  await page.evaluate(() => window.desktop.setTextSize(1));
  await setSize(sheaf, page, sizes[0]);
  return findings;
}
