/** The mark before the decimals; the other one, blanks and apostrophes part thousands. `both` stand before decimals. */
export type DecimalMark = '.' | ',' | 'both';

const BLANKS = ' \\u00a0\\u2007-\\u2009\\u202f';
/** The raised points of print are decimal marks everywhere. */
const RAISED = '·∙⋅•';

/** Marks that part thousands, beside blanks and apostrophes. */
const others: Readonly<Record<DecimalMark, readonly string[]>> = { '.': [','], ',': ['[.]'], both: [] };

function numberPattern(decimal: DecimalMark): RegExp {
  const mark = `[${decimal === 'both' ? '.,' : decimal}${RAISED}]`;
  const grouped = [...others[decimal], `[${BLANKS}]`, "['’]"]
    .map((by) => `\\d{1,3}(?:${by}\\d{3})+(?!\\d)`)
    .join('|');
  const power = '(?:[eE][-+−–]?\\d{1,3}(?![\\d\\p{L}]))?';
  return new RegExp(`(?:(?:${grouped}|\\d+)(?:${mark}\\d+)?|${mark}\\d+)${power}`, 'uy');
}

const patterns = { '.': numberPattern('.'), ',': numberPattern(','), both: numberPattern('both') };

/** The number without a sign that starts at a place of a text, and where it ends; null where none does. */
export function numberAt(
  text: string,
  at: number,
  decimal: DecimalMark,
): { readonly value: number; readonly end: number } | null {
  const pattern = patterns[decimal];
  pattern.lastIndex = at;
  const raw = pattern.exec(text)?.[0];
  if (raw === undefined) return null;
  const value = Number(plainDigits(raw, decimal));
  return Number.isFinite(value) ? { value, end: at + raw.length } : null;
}

function plainDigits(raw: string, decimal: DecimalMark): string {
  const [digits = '', power = ''] = raw.split(/[eE]/u);
  const parted = digits.replaceAll(/[\s'’]/gu, '');
  const whole = decimal === 'both' ? parted : parted.replaceAll(decimal === '.' ? ',' : '.', '');
  const point = whole.replace(/[,·∙⋅•]/u, '.');
  return power === '' ? point : `${point}e${power.replace(/[−–]/u, '-')}`;
}
