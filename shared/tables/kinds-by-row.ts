import { inSentence, type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { Assigned } from './column-meaning.ts';
import { estimateOf, foldHeading } from './heading-words.ts';
import { cellsOf, type StudyTable } from './study-table.ts';

/** Longer texts are no name of a measure. */
const LONGEST = 60;
/** How many of its cells a column has to name measures in: “OR” alone is a state of the US. */
const MOST = 0.8;

/** What the effects of the rows are, each kind once, and the column that says it. */
export interface KindsByRow {
  readonly kinds: readonly Measure[];
  readonly heading: string;
}

/** What a column says of the effects row by row (“OR”, “RR”, “HR”), or the cells of the effects themselves; null: none does. */
export function kindsByRow(
  table: StudyTable,
  columns: readonly Assigned[],
  estimate: Assigned,
): KindsByRow | null {
  const telling = columns.filter((one) => one === estimate || one.role === 'moderator');
  const found = telling.map(({ column }) => {
    const printed = cellsOf(table, column).filter(({ kind }) => kind !== 'empty');
    const said = printed.flatMap(({ text }) =>
      text.length > LONGEST ? [] : (estimateOf(foldHeading(text))?.measure ?? []),
    );
    return { kinds: said.length < MOST * printed.length ? [] : [...new Set(said)], heading: column.heading };
  });
  return found.find(({ kinds }) => kinds.length > 0) ?? null;
}

/** Says that different kinds of effects stand in one table. */
export function kindsNote({ kinds, heading }: KindsByRow, ratio: boolean): string {
  const names = kinds.map((kind) => inSentence(measureInfo(kind).name));
  const where = heading === '' ? 'The rows hold' : `“${heading}” says`;
  const what = ratio ? 'ratios' : 'effects';
  return `${where} ${names.slice(0, -1).join(', ')} and ${names.at(-1)}: different kinds of ${what} stand in one table. Pool them together only where they may be taken for the same; else keep one kind.`;
}
