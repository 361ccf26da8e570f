import { familyName } from './name.ts';

/** What a short citation is made of. */
export type Citable = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly journal: string | null;
};

/** "Brown et al. 2021. Title. Journal": as much of it as is known; the title alone for a press item. */
export function citationOf({ title, authors, year, journal }: Citable): string {
  const [first, second] = authors;
  const names = first === undefined ? [] : [authorsOf(first, second, authors.length)];
  const head = [...names, ...(year === null ? [] : [String(year)])].join(' ');
  const parts = [head, title, journal ?? ''].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return parts.reduce((before, part) => `${before}${/[.?!]$/u.test(before) ? '' : '.'} ${part}`);
}

function authorsOf(first: string, second: string | undefined, count: number): string {
  if (second === undefined) return familyName(first);
  return count === 2 ? `${familyName(first)} and ${familyName(second)}` : `${familyName(first)} et al.`;
}
