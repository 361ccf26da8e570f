import type { ElectronApplication, JSHandle, Page } from 'playwright';
import type { BrowserWindow } from 'electron';
import { answered } from './answered.ts';

/** The window around a page, in the process that has it; asked again where the driver loses the answer. */
export function frameOf(app: ElectronApplication, page: Page): Promise<JSHandle<BrowserWindow>> {
  return answered(() => app.browserWindow(page));
}
