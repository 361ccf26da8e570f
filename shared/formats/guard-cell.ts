/** What a spreadsheet program would take for the beginning of a formula or command. */
const FORMULA = /^[\s]*[=+\-@\t\r]/u;
const NUMBER = /^[+-]?(\d+([.,]\d+)*|[.,]\d+)%?$/u;

/**
 * Keeps a text cell from being run as a formula when the file is opened: an apostrophe goes before it. Plain
 * numbers with a sign are left alone. An apostrophe that stands before a formula already gets another one, so that
 * `unguardCell` gives back the very text.
 */
export function guardCell(text: string): string {
  const bare = text.replace(/^'+/u, '');
  return FORMULA.test(bare) && !NUMBER.test(bare) ? `'${text}` : text;
}

/** Takes the guard of `guardCell` off. */
export function unguardCell(text: string): string {
  if (!text.startsWith("'")) return text;
  const bare = text.replace(/^'+/u, '');
  return FORMULA.test(bare) && !NUMBER.test(bare) ? text.slice(1) : text;
}
