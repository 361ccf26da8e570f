const NAMED = 3;

/** ` by J. Smith`, ` by J. Smith and A. Lindt`, ` by A, B, C and others`; nothing where no author is known. */
export function authorWords(authors: readonly string[]): string {
  if (authors.length === 0) return '';
  const named = authors.slice(0, NAMED);
  const all = authors.length > NAMED ? [...named, 'others'] : named;
  const last = all.at(-1) ?? '';
  const before = all.slice(0, -1).join(', ');
  return before === '' ? ` by ${last}` : ` by ${before} and ${last}`;
}
