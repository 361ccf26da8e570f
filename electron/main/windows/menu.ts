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

function viewMenu(window: BrowserWindow): Item {
  return {
    label: '&View',
    submenu: [
      ask(window, 'Command palette', 'palette', 'CmdOrCtrl+K'),
      line,
      // Without the usual keys: Ctrl with +, - and 0 belongs to the pages of the paper that is read.
      ask(window, 'Larger text', 'larger-text'),
      ask(window, 'Smaller text', 'smaller-text'),
      ask(window, 'Usual text size', 'usual-text'),
      line,
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } satisfies Item]),
    ],
  };
}

function helpMenu(window: BrowserWindow): Item {
  return {
    label: '&Help',
    submenu: [ask(window, 'Keys', 'keys', '?'), { role: 'about' }],
  };
}

function menuFor(window: BrowserWindow, isReview: boolean, actions: MenuActions): Menu {
  const items = [
    fileMenu(window, isReview, actions),
    editMenu(window, isReview),
    viewMenu(window),
    helpMenu(window),
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
