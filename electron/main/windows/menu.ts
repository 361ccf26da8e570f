import { app, Menu } from 'electron';
import type { BrowserWindow, MenuItemConstructorOptions } from 'electron';
import { pushChannels } from '#shared/contract/desktop-channels.ts';
import type { MenuCommand } from '#shared/contract/desktop.ts';

/** What the menus do themselves; everything else is asked of the page. */
export interface MenuActions {
  showHome(): void;
  openReview(window: BrowserWindow): void;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };
const isMac = process.platform === 'darwin';

/** An item that the page carries out. Keys are shown here and handled by the page, which knows what has the focus. */
function ask(window: BrowserWindow, label: string, command: MenuCommand, accelerator?: string): Item {
  return {
    label,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => window.webContents.send(pushChannels.menu, command),
  };
}

function fileMenu(window: BrowserWindow, isReview: boolean, actions: MenuActions): Item {
  const own: Item[] = isReview
    ? [
        line,
        ask(window, 'Import papers…', 'import'),
        ask(window, 'Export evidence…', 'export'),
        line,
        ask(window, 'Back up now', 'back-up'),
        ask(window, 'Restore a backup…', 'restore'),
        line,
        {
          label: 'Home',
          accelerator: 'CmdOrCtrl+Shift+H',
          registerAccelerator: false,
          click: () => actions.showHome(),
        },
      ]
    : [];
  return {
    label: '&File',
    submenu: [
      { label: 'Open review…', accelerator: 'CmdOrCtrl+O', click: () => actions.openReview(window) },
      ...own,
      { role: 'close', label: isReview ? 'Close review' : 'Close' },
      ...(isMac ? [] : [{ role: 'quit' } satisfies Item]),
    ],
  };
}

function editMenu(window: BrowserWindow, isReview: boolean): Item {
  const steps: Item[] = isReview
    ? [ask(window, 'Undo', 'undo', 'CmdOrCtrl+Z'), ask(window, 'Redo', 'redo', 'CmdOrCtrl+Shift+Z')]
    : [{ role: 'undo' }, { role: 'redo' }];
  return {
    label: '&Edit',
    submenu: [
      ...steps,
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      ...(isReview ? [line, ask(window, 'Settings', 'settings', 'CmdOrCtrl+,')] : []),
    ],
  };
}

/** Chromium's zoom level of 200 %: each step is a factor of 1.2. */
const largest = 4;

/** Size of everything in the window. Ctrl with +, - and 0 alone is left to the paper that is read. */
function zoom(
  window: BrowserWindow,
  label: string,
  accelerator: string,
  next: (level: number) => number,
): Item {
  const { webContents } = window;
  return { label, accelerator, click: () => webContents.setZoomLevel(next(webContents.getZoomLevel())) };
}

function viewMenu(window: BrowserWindow, isReview: boolean): Item {
  return {
    label: '&View',
    submenu: [
      ...(isReview ? [ask(window, 'Command palette', 'palette', 'CmdOrCtrl+K'), line] : []),
      zoom(window, 'Larger', 'CmdOrCtrl+Alt+Plus', (level) => Math.min(level + 0.5, largest)),
      zoom(window, 'Smaller', 'CmdOrCtrl+Alt+-', (level) => Math.max(level - 0.5, -2)),
      zoom(window, 'Usual size', 'CmdOrCtrl+Alt+0', () => 0),
      line,
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } satisfies Item]),
    ],
  };
}

function helpMenu(window: BrowserWindow, isReview: boolean): Item {
  return {
    label: '&Help',
    submenu: [...(isReview ? [ask(window, 'Keys', 'keys', '?')] : []), { role: 'about' }],
  };
}

function menuFor(window: BrowserWindow, isReview: boolean, actions: MenuActions): Menu {
  const items = [
    fileMenu(window, isReview, actions),
    editMenu(window, isReview),
    viewMenu(window, isReview),
    helpMenu(window, isReview),
  ];
  return Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...items] : items);
}

/** Takes away Electron's own menus, which would open the developer tools of a window without menus. */
export function dropUsualMenu(): void {
  if (!isMac) Menu.setApplicationMenu(null);
}

/** Gives a window its menus; on macOS, where there is one menu bar, whenever the window comes forward. */
export function giveMenu(window: BrowserWindow, isReview: boolean, actions: MenuActions): void {
  const menu = menuFor(window, isReview, actions);
  if (!isMac) window.setMenu(menu);
  else window.on('focus', () => Menu.setApplicationMenu(menu));
}
