import { familyName } from './name.ts';
import type { Citable } from './source-line.ts';

/** Names that Windows keeps for devices, whatever follows a point. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;
// eslint-disable-next-line no-control-regex
const REFUSED = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** Names of up to so many bytes leave every system room for an ending and a number. */
const MOST_BYTES = 150;

/**
 * A text as the stem of a file's name that Windows, macOS and Linux all take.
 * @param otherwise stands where nothing is left of the text
 */
export function safeName(text: string, otherwise: string): string {
  const safe = trimmed(
    text.normalize('NFC').toWellFormed().replaceAll(REFUSED, ' ').replaceAll(/\s+/gu, ' '),
  );
  const short = trimmed(cutToBytes(safe, MOST_BYTES));
  if (short === '') return otherwise;
  return DEVICE.test(short) ? `_${short}` : short;
}

/** Points and blanks at the ends hide a file or fall off. */
function trimmed(text: string): string {
  return text.replace(/^[\s.]+/u, '').replace(/[\s.]+$/u, '');
}

/** As many whole characters as fit; the length of a name counts in bytes where it counts most. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    if (bytes > most) return kept;
    kept += character;
  }
  return kept;
}

/** How many bytes a character has in UTF-8. */
function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x8_00) return 2;
  return codePoint < 0x1_00_00 ? 3 : 4;
}

/** The name of a document's file for people: `Brown 2021 – Title.pdf`. @param ending without the point */
export function documentFileName({ authors, year, title }: Omit<Citable, 'journal'>, ending: string): string {
  const [first] = authors;
  const who = [first === undefined ? '' : familyName(first), year ?? '']
    .filter((part) => part !== '')
    .join(' ');
  const named = [who, title].filter((part) => part.trim() !== '').join(' – ');
  return `${safeName(named, 'Document')}.${ending}`;
}

/**
 * Tells equal names apart by numbers: `a.pdf`, `a (2).pdf`. Names that differ in letter case only are equal, as they
 * are on Windows and macOS.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const key = (name: string): string => name.normalize('NFC').toLowerCase();
  const taken = new Set<string>();
  return names.map((name) => {
    const point = name.lastIndexOf('.');
    const [stem, ending] = point > 0 ? [name.slice(0, point), name.slice(point)] : [name, ''];
    let free = name;
    for (let number = 2; taken.has(key(free)); number += 1) free = `${stem} (${number})${ending}`;
    taken.add(key(free));
    return free;
  });
}
