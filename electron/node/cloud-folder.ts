import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Folder names by which synchronising services are known, each with the name that people know. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^dropbox/iu, 'Dropbox'],
  [/^onedrive/iu, 'OneDrive'],
  [/^(icloud ?drive|com~apple~clouddocs|mobile documents)/iu, 'iCloud Drive'],
  [/^(google ?drive|my drive|googledrive-)/iu, 'Google Drive'],
  [/^nextcloud/iu, 'Nextcloud'],
  [/^owncloud/iu, 'ownCloud'],
  [/^(box|box sync|box-box)$/iu, 'Box'],
  [/^(seafile|seadrive)/iu, 'Seafile'],
  [/^syncthing/iu, 'Syncthing'],
  [/^pcloud/iu, 'pCloud'],
];

/** What services leave in the folders that they synchronise, whatever these are called. */
const markers: readonly (readonly [string, string])[] = [
  ['.stfolder', 'Syncthing'],
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
];

/**
 * The synchronising service in whose folder a path lies, by the names of its folders or by what the service left in
 * one of them; null when none is seen.
 */
export function cloudFolderOf(path: string): string | null {
  for (const part of path.split(sep)) {
    const service = services.find(([pattern]) => pattern.test(part));
    if (service) return service[1];
  }
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const marker = markers.find(([name]) => existsSync(join(folder, name)));
    if (marker) return marker[1];
  }
  return null;
}
