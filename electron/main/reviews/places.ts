import { basename, dirname, sep } from 'node:path';

const suffix = '.sheaf';

/** A review's folder as people call it: its name without the ending. */
export function reviewName(path: string): string {
  const name = basename(path);
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/** The name of a review's folder, with its ending, where it is not the one that its title gives; else null. */
export function ownFolderName(path: string, title: string): string | null {
  return reviewName(path) === fileNameFor(title) ? null : basename(path);
}

/** The folder that a review lies in, for reading: the home folder is `~`. */
export function readablePlace(path: string, home: string): string {
  const folder = dirname(path);
  if (folder === home) return '~';
  return folder.startsWith(home + sep) ? `~${folder.slice(home.length)}` : folder;
}

/** A path ending in `.sheaf`. */
export function withSuffix(path: string): string {
  return path.toLowerCase().endsWith(suffix) ? path : path + suffix;
}

/** A file name for a title: without what some system refuses, never empty, at most 80 characters. */
export function fileNameFor(title: string): string {
  const safe = title
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^\.+/u, '')
    .slice(0, 80)
    .replace(/[. ]+$/u, '');
  return safe === '' ? 'Review' : safe;
}
