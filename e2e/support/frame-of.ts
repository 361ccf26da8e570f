import type { ElectronApplication, Page } from 'playwright';
import { answered } from './answered.ts';

/** The window around a page, in the process that has it; asked again where the driver loses the answer. */
export function frameOf(
  app: ElectronApplication,
  page: Page,
): ReturnType<ElectronApplication['browserWindow']> {
  return answered(() => app.browserWindow(page));
}
