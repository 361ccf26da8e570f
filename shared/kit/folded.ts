/** A name without what spelling leaves open: case, blanks, forms of letters (Unicode NFKC). */
export function folded(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('en');
}
