import { isEmptyCell } from './empty-cell.ts';
import type { DecimalMark } from './number-at.ts';
import { type Compound, compoundOf, compoundParts, scanCell } from './scan-cell.ts';
import type { CellKind, TableCell } from './study-table.ts';

const kinds: Readonly<Record<string, CellKind>> = {
  '#': 'number',
  '#%': 'percent',
  '<#': 'bound',
  '>#': 'bound',
};

const P_VALUE = /^p\s*[=<>≤≥]/iu;

/** Reads a cell of one number. Anything else is text, and keeps its words. */
export function readCell(printed: string, decimal: DecimalMark): TableCell {
  const text = printed.trim();
  if (isEmptyCell(text)) return { text, kind: 'empty', number: null };
  const scan = scanCell(text, decimal);
  const { numbers } = scan;
  // “P = 0.04”, but not “P1”, which is a name.
  const shape = P_VALUE.test(text) ? scan.shape.replace(/^p/u, '') : scan.shape;
  const kind = Object.hasOwn(kinds, shape) ? kinds[shape] : undefined;
  return kind === undefined
    ? { text, kind: 'text', number: null }
    : { text, kind, number: numbers[0] ?? null };
}

/**
 * Splits a cell of several numbers. A cell that is none of this kind is text in every column, so that it is seen; of a lone
 * number, “0.5” among “0.62 (0.41–0.95)”, it is known what it is, and the others are not there.
 */
export function splitCell(printed: string, kind: Compound, decimal: DecimalMark): TableCell[] {
  const text = printed.trim();
  const places = Array.from({ length: compoundParts[kind] }, (_, place) => place);
  if (isEmptyCell(text)) return places.map(() => ({ text, kind: 'empty', number: null }));
  const alone = kind === 'interval' ? null : readCell(text, decimal);
  if (alone?.kind === 'number')
    return places.map((place) => (place === 0 ? alone : { text: '', kind: 'empty', number: null }));
  const found = compoundOf(text, decimal);
  const numbers = found !== null && isLike(found.kind, kind) ? found.numbers : [];
  // “0.62, P < 0.001”: its second number bounds the p value.
  const bound = kind === 'with-p' && /[<>≤≥]/u.test(text) ? 1 : null;
  return places.map((place) => {
    const number = numbers[place] ?? null;
    if (number !== null && place === bound) return { text, kind: 'bound', number };
    return { text, kind: number === null ? 'text' : 'number', number };
  });
}

/** “5.1 ± 1.2”, “5.1 (1.2)” and “12 (24 %)” are two numbers each: a column may mix their signs. */
const pairs: ReadonlySet<Compound> = new Set(['plus-minus', 'in-brackets', 'with-percent'] as const);

function isLike(found: Compound, kind: Compound): boolean {
  return found === kind || (pairs.has(found) && pairs.has(kind));
}
