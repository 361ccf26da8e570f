/** What a short citation is made of. */
export type Citable = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly journal: string | null;
};

/** The family name of an author written "Brown PA", "Brown, Patrick A." or "Patrick A. Brown". */
export function familyName(author: string): string {
  const comma = author.indexOf(',');
  if (comma > 0) return author.slice(0, comma).trim();
  const words = author.trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  const initialsLast = words.length > 1 && /^[\p{Lu}]{1,3}\.?$/u.test(last);
  return initialsLast ? words.slice(0, -1).join(' ') : last;
}

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
