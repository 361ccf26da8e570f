const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['\ufb00', 'ff'],
  ['\ufb01', 'fi'],
  ['\ufb02', 'fl'],
  ['\ufb03', 'ffi'],
  ['\ufb04', 'ffl'],
  ['\ufb05', 'st'],
  ['\ufb06', 'st'],
]);

/**
 * Canonical text as one line for people: line and block ends become spaces, a word that was parted at a line end is
 * joined (the hyphen stays before a capital or digit, and where a hyphen occurs earlier in the word),
 * soft hyphens go, Latin ligatures are spelled out. For statements, tables, exports and search, never for anchors.
 */
export function readable(text: string): string {
  return text
    .replace(/\u00ad\s*/gu, '')
    .replace(/(?<=^|\s)(\p{L}+)[-\u2010]\s*\n\s*(?=\p{Ll})/gu, '$1')
    .replace(/([-\u2010])\s*\n\s*/gu, '$1')
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => LIGATURES.get(ligature) ?? ligature)
    .replace(/\s+/gu, ' ')
    .trim();
}
