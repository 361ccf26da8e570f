import { joined, type Piece, plainText, row, type Runs } from './runs.ts';

/** Parts as sentences, empty ones left out: a point behind each that does not end a sentence by itself. */
export function sentences(parts: readonly Piece[]): Runs {
  return joined(
    parts.map((part) => row(part, missingPoint(plainText(part)))),
    ' ',
  );
}

/** A text with its point, unless it ends in one, or in a mark that stands for one. */
export function ended(text: string): string {
  return text + missingPoint(text);
}

function missingPoint(text: string): string {
  return text === '' || /[.?!。？！…]["'”’»]*$/u.test(text) ? '' : '.';
}

/**
 * "2021;325(9):833-842", as much of it as is known.
 * @param pages as the style prints them
 */
export function yearVolumePages(
  { year, volume, issue }: { readonly year: string; readonly volume: string; readonly issue: string },
  pages: string,
): string {
  const place = `${volume}${issue === '' ? '' : `(${issue})`}`;
  const where = place === '' || pages === '' ? place + pages : `${place}:${pages}`;
  if (year === '' || where === '') return year + where;
  return place === '' ? `${year}:${where}` : `${year};${where}`;
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** Day, month and year of a date in UTC. */
export function dayParts(date: Date): {
  readonly day: number;
  readonly month: string;
  readonly year: number;
} {
  return { day: date.getUTCDate(), month: months[date.getUTCMonth()] ?? '', year: date.getUTCFullYear() };
}
