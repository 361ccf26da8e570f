import { filled, holdsData } from './head-of-table.ts';
import type { DecimalMark } from './number-at.ts';
import { readCell } from './read-cell.ts';
import type { Line } from './split-text.ts';
import type { LeftOut } from './study-table.ts';

/** Lines of studies, each under the heading of its subgroup, and the lines that are none. */
export interface Body {
  readonly studies: readonly { readonly line: Line; readonly subgroup: string }[];
  /** Whether lines that are headings of subgroups stand between the studies. */
  readonly grouped: boolean;
  readonly leftOut: readonly LeftOut[];
}

const TOTALS =
  /^(?:(?:sub|grand )?totals?|total events?|overall(?: effect)?|pooled(?: (?:effect|estimate))?|summary|all studies|sum|gesamt(?:summe)?|summe|insgesamt|zwischensumme|sous[- ]?total|total general|ensemble|totale?s?)(?: \([^)]*\))?:?$/iu;
const SENTENCES =
  /^(?:heterogeneity|heterogenität|hétérogénéité|heterogeneidad|test for|test of|tests for|random effects|fixed effects?|common effect|footnotes?|notes?:|abbreviations|source:|quelle:|data are|values are|[*†‡§¶])/iu;

/**
 * Sorts the lines below the headings: studies, headings of subgroups (a name alone, at the top and wherever one stands),
 * sums and footnotes. `keepTotals`: lines that look like sums are studies.
 */
export function bodyOf(lines: readonly Line[], decimal: DecimalMark, keepTotals: boolean): Body {
  const leftOut: LeftOut[] = [];
  const kept: Line[] = [];
  const printed = lines.filter((line) => filled(line) > 0);
  for (const [place, line] of printed.entries()) {
    const before = place === printed.length - 1 ? printed.slice(0, place) : [];
    const reason = reasonToLeave(before, line, decimal, keepTotals);
    if (reason === null) kept.push(line);
    else leftOut.push({ line: line.line, text: words(line), reason });
  }
  const [first] = kept;
  const grouped =
    first !== undefined && isName(first) && kept.every((line, place) => fits(line, kept[place + 1]));
  return { ...sorted(kept, grouped, leftOut) };
}

function words({ cells }: Line): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' · ');
}

function isName(line: Line): boolean {
  return filled(line) === 1 && (line.cells[0] ?? '').trim() !== '';
}

/** A heading stands before a study. */
function fits(line: Line, next: Line | undefined): boolean {
  return !isName(line) || (next !== undefined && !isName(next));
}

function sorted(kept: readonly Line[], grouped: boolean, leftOut: readonly LeftOut[]): Body {
  let subgroup = '';
  const studies: Body['studies'][number][] = [];
  for (const line of kept) {
    if (grouped && isName(line)) subgroup = (line.cells[0] ?? '').trim();
    else studies.push({ line, subgroup });
  }
  return { studies, grouped, leftOut };
}

/** @param before the lines above, of the last line: only there a sum may stand without a name */
function reasonToLeave(
  before: readonly Line[],
  line: Line,
  decimal: DecimalMark,
  keepTotals: boolean,
): string | null {
  const name = (line.cells.find((cell) => cell.trim() !== '') ?? '').trim();
  if (!keepTotals && TOTALS.test(name)) return 'A sum of the studies above.';
  if (SENTENCES.test(name) && filled(line) <= 2) return 'No study: a remark of the table.';
  if (isName(line) && name.length > 80) return 'No study: a remark of the table.';
  if (!keepTotals && (line.cells[0] ?? '').trim() === '' && isSum(before, line, decimal))
    return 'A sum of the studies above.';
  return null;
}

/** Whether at least two columns are the sums of those above, and no more are not. */
function isSum(before: readonly Line[], line: Line, decimal: DecimalMark): boolean {
  if (before.length < 2) return false;
  let [sums, others] = [0, 0];
  for (const [place, cell] of line.cells.entries()) {
    const { number } = readCell(cell, decimal);
    if (number === null) continue;
    const above = before.filter((one) => holdsData(one, decimal));
    const sum = above.reduce((so, { cells }) => so + (readCell(cells[place] ?? '', decimal).number ?? 0), 0);
    if (Math.abs(sum - number) <= 1e-9 * Math.abs(number)) sums += 1;
    else others += 1;
  }
  return sums >= 2 && sums > others;
}
