import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cloudFolderOf } from './cloud-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-place-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const place = (...parts: string[]): string => ['', 'home', 'ada', ...parts, 'leukaemia.sheaf'].join(sep);

test.each([
  [place('Dropbox', 'reviews'), 'Dropbox'],
  [place('Dropbox (Personal)'), 'Dropbox'],
  [place('OneDrive - University'), 'OneDrive'],
  [place('Library', 'Mobile Documents', 'com~apple~CloudDocs'), 'iCloud Drive'],
  [place('Library', 'CloudStorage', 'GoogleDrive-ada@example.org', 'My Drive'), 'Google Drive'],
  [place('Google Drive'), 'Google Drive'],
  [place('Nextcloud', 'a', 'b'), 'Nextcloud'],
  [place('Library', 'CloudStorage', 'Box-Box'), 'Box'],
  [place('SYNCTHING'), 'Syncthing'],
])('%s is in a synchronised folder', (path, service) => {
  expect(cloudFolderOf(path)).toBe(service);
});

test.each([place('Documents'), place('boxes'), place('my dropbox exports'), place('reviews of nextcloud')])(
  '%s is not',
  (path) => {
    expect(cloudFolderOf(path)).toBeNull();
  },
);

test('a folder of any name is known by what the service left in it', () => {
  const path = join(folder, 'papers', 'leukaemia.sheaf');
  mkdirSync(path, { recursive: true });
  expect(cloudFolderOf(path)).toBeNull();
  mkdirSync(join(folder, '.stfolder'));
  expect(cloudFolderOf(path)).toBe('Syncthing');
  writeFileSync(join(path, '.dropbox'), '');
  expect(cloudFolderOf(path)).toBe('Dropbox');
});
