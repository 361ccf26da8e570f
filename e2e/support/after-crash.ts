import type { Page } from 'playwright';
import type { Sheaf } from './launch.ts';
import { answered } from './answered.ts';
import { frameOf } from './frame-of.ts';

/** A window whose page was ended once: Playwright holds such a page for dead, so it is reached through main. */
export interface ReturnedWindow {
  /** The words that the window shows. */
  words(): Promise<string>;
  /** How many elements a CSS selector finds. */
  count(selector: string): Promise<number>;
  /** Clicks the first element that a CSS selector finds, with the mouse. */
  click(selector: string): Promise<void>;
  /** Ends its page once more. */
  end(): Promise<void>;
}

/** Ends the process behind a window's page, as a file that is too much for it would. */
export async function endPage(own: Sheaf, page: Page): Promise<ReturnedWindow> {
  const window = await frameOf(own.app, page);
  const end = (): Promise<void> =>
    window.evaluate(
      ({ webContents }) =>
        new Promise<void>((ended) => {
          webContents.once('render-process-gone', () => ended());
          process.kill(webContents.getOSProcessId(), 'SIGKILL');
        }),
    );
  await end();
  const run = (code: string): Promise<unknown> =>
    answered(() =>
      window.evaluate(async ({ webContents }, text) => {
        // A page that goes while it is asked never answers.
        const patience = new Promise((answer) => setTimeout(() => answer(null), 1_000));
        if (webContents.isCrashed() || webContents.isLoading()) return null;
        const asked: Promise<unknown> = webContents.executeJavaScript(text).catch(() => null);
        const value: unknown = await Promise.race([asked, patience]);
        return value;
      }, code),
    );
  return {
    end,
    words: async () => textOf(await run('document.body.innerText')),
    count: async (selector) =>
      Number((await run(`document.querySelectorAll(${JSON.stringify(selector)}).length`)) ?? -1),
    click: async (selector) => {
      const code = `(() => {
        const box = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
        return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)].join(' ');
      })()`;
      const [x = 0, y = 0] = String(await run(code))
        .split(' ')
        .map(Number);
      await window.evaluate(
        ({ webContents }, at) => {
          webContents.sendInputEvent({ type: 'mouseDown', ...at, button: 'left', clickCount: 1 });
          webContents.sendInputEvent({ type: 'mouseUp', ...at, button: 'left', clickCount: 1 });
        },
        { x, y },
      );
    },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
