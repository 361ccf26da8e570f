import { sep } from 'node:path';

/** Folder names by which synchronising services are known, each with the name that people know. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^dropbox/iu, 'Dropbox'],
  [/^onedrive/iu, 'OneDrive'],
  [/^(icloud ?drive|com~apple~clouddocs|mobile documents)/iu, 'iCloud Drive'],
  [/^(google ?drive|my drive|googledrive-)/iu, 'Google Drive'],
  [/^nextcloud/iu, 'Nextcloud'],
  [/^owncloud/iu, 'ownCloud'],
  [/^(box|box sync)$/iu, 'Box'],
  [/^(seafile|seadrive)/iu, 'Seafile'],
  [/^syncthing/iu, 'Syncthing'],
  [/^pcloud/iu, 'pCloud'],
];

/** The synchronising service in whose folder a path lies, by the names of its folders; null when none is seen. */
export function cloudFolderOf(path: string): string | null {
  for (const part of path.split(sep)) {
    const service = services.find(([pattern]) => pattern.test(part));
    if (service) return service[1];
  }
  return null;
}
