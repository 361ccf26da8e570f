import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { clipboard, dialog, shell } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import type { GrantedFiles, SaveFormat, SaveGrant } from '#shared/contract/desktop.ts';
import { GrantId } from '#shared/contract/ids.ts';
import type { ReviewWindow } from '../windows/review-window.ts';
import type { Desk } from './desk.ts';
import { externalAddress } from './external-address.ts';
import { pickFiles } from './picked-files.ts';

const nothing: GrantedFiles = { files: [], leftOut: 0, unreadable: 0 };

type Wanted = { readonly folders: boolean; readonly purpose: 'import' | 'replace' | 'table' };

/** Asks for files or folders to bring in, or for one file: to take the place of another, or with a table. */
export async function chooseFiles(review: ReviewWindow, wanted: Wanted): Promise<GrantedFiles | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(review.window, openOptions(wanted));
  return canceled ? null : grantPaths(review, filePaths);
}

function openOptions({ folders, purpose }: Wanted): OpenDialogOptions {
  if (purpose === 'replace')
    return { title: 'Replace the file of this paper', buttonLabel: 'Replace', properties: ['openFile'] };
  if (purpose === 'table') {
    const filters = [
      { name: 'Tables and RevMan', extensions: ['csv', 'tsv', 'tab', 'txt', 'rm5'] },
      { name: 'All files', extensions: ['*'] },
    ];
    return { title: 'Open a table of studies', buttonLabel: 'Open', properties: ['openFile'], filters };
  }
  return {
    title: folders ? 'Import a folder' : 'Import papers',
    buttonLabel: 'Import',
    properties: [folders ? 'openDirectory' : 'openFile', 'multiSelections'],
  };
}

/** Gives the store the files at `paths`, with what is in the folders among them. */
export async function grantPaths(review: ReviewWindow, paths: readonly string[]): Promise<GrantedFiles> {
  if (paths.length === 0) return nothing;
  const { grants, shown } = await pickFiles(paths);
  await review.session.grant(grants);
  return shown;
}

/** Asks where to save one file, and gives the store that place to write to once. */
export async function chooseSave(
  { documentsFolder }: Desk,
  review: ReviewWindow,
  suggested: string,
  formats: readonly SaveFormat[],
): Promise<SaveGrant | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(review.window, {
    title: 'Export',
    defaultPath: join(documentsFolder, basename(suggested)),
    filters: formats.map(({ name, extension }) => ({ name, extensions: [extension] })),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return null;
  const path = withExtension(filePath, formats);
  if (path !== filePath && !(await mayReplace(review.window, path))) return null;
  const id = GrantId.parse(randomUUID());
  const name = basename(path);
  await review.session.grant([{ id, access: 'write', path, name, size: 0 }]);
  return { id, name };
}

/** A path that ends as one of the formats does; the first is taken where none was typed. */
export function withExtension(path: string, formats: readonly SaveFormat[]): string {
  const typed = extname(path).slice(1).toLowerCase();
  const [first] = formats;
  return first === undefined || formats.some(({ extension }) => extension === typed)
    ? path
    : `${path}.${first.extension}`;
}

/** The dialog asked about the name as it was typed; the ending that we added makes it another file. */
async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (!there) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `${basename(path)} is already there. Replace it?`,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Shows an address and asks whether to open it in the browser; true when it was opened. */
export async function openExternal(window: BrowserWindow, text: string): Promise<boolean> {
  const address = externalAddress(text);
  if (address === null) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address outside Sheaf?',
    detail: address,
    buttons: ['Open in browser', 'Copy address', 'Cancel'],
    defaultId: 2,
    cancelId: 2,
    noLink: true,
  });
  if (response === 1) void clipboard.writeText(address);
  if (response !== 0) return false;
  await shell.openExternal(address);
  return true;
}
