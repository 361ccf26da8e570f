import type { Page } from 'playwright';
import { answered } from './answered.ts';
import type { Sheaf } from './launch.ts';
import { frameOf } from './frame-of.ts';

/** The menus of windows that open from now on. Electron gives a window a menu and never tells it again. */
export interface Menus {
  /** Chooses a command of the window's menu, as a click on it would. */
  choose(page: Page, label: string): Promise<void>;
}

/** Listens to the menus that windows are given; call it before the window opens. */
export async function watchMenus({ app }: Sheaf): Promise<Menus> {
  const menus = await app.evaluateHandle(({ BrowserWindow }) => {
    const held = new Map<number, Electron.Menu | null>();
    const give = BrowserWindow.prototype.setMenu;
    BrowserWindow.prototype.setMenu = function setMenu(menu) {
      held.set(this.id, menu);
      give.call(this, menu);
    };
    return held;
  });
  return {
    choose: async (page, label) => {
      const frame = await frameOf(app, page);
      const id = await answered(() => frame.evaluate((window) => window.id));
      const labels = await menus.evaluate(
        (held, wanted) => {
          const items = held.get(wanted.id)?.items.flatMap((part) => part.submenu?.items ?? []) ?? [];
          const item = items.find((one) => one.label === wanted.label);
          item?.click();
          return item ? null : items.map((one) => one.label);
        },
        { id, label },
      );
      if (labels !== null) throw new Error(`The menu has no “${label}” among: ${labels.join(', ')}`);
    },
  };
}
