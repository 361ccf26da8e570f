import { bodyOf } from './body-of-table.ts';
import { decimalMark } from './decimal-mark.ts';
import { isEmptyCell } from './empty-cell.ts';
import { type Parts, partsOf } from './head-of-table.ts';
import { isInterval } from './heading-words.ts';
import type { DecimalMark } from './number-at.ts';
import type { Answers, Question } from './question.ts';
import { readCell, splitCell } from './read-cell.ts';
import { type Compound, compoundOf, compoundParts } from './scan-cell.ts';
import { type Line, type Lines, widest } from './split-text.ts';
import { meaning, noTitle, type StudyTable, type TableCell, type TableColumn } from './study-table.ts';

/** A table with what it leaves open. */
export interface ReadPasted {
  readonly table: StudyTable;
  readonly questions: readonly Question[];
}

/** Reads lines of cells as a table: decimal mark, headings, studies, cells of several numbers. */
export function readPasted({ separator, lines }: Lines, answers: Answers): ReadPasted {
  const printed = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const { decimal, question, note } = decimalMark(
    printed.map(({ cells }) => cells),
    separator === ';',
    answers,
  );
  const parts = partsOf(printed, decimal);
  const body = bodyOf(parts.body, decimal, answers['totals'] === 'keep');
  const studies = body.studies.map(({ line }) => line);
  const sources = columnsOf(parts, studies, decimal);
  const subgroup: readonly TableColumn[] = body.grouped ? [subgroupColumn] : [];
  const rows = body.studies.map((study) => ({
    line: study.line.line,
    cells: [
      ...sources.flatMap((source) => cellsOf(source, study.line, decimal)),
      ...(body.grouped ? [textCell(study.subgroup)] : []),
    ],
  }));
  const table: StudyTable = {
    title: { ...noTitle, outcome: captionOf(parts) },
    columns: [...sources.flatMap(({ columns }) => columns), ...subgroup],
    rows,
    leftOut: body.leftOut,
    notes: [...notesOf(parts, body.grouped), ...(note === null ? [] : [note])],
  };
  return { table, questions: question === null ? [] : [question] };
}

const subgroupColumn: TableColumn = {
  ...{ id: 'subgroup', heading: 'subgroup', above: '', split: null },
  known: meaning('subgroup'),
};

function textCell(text: string): TableCell {
  return text === '' ? { text, kind: 'empty', number: null } : { text, kind: 'text', number: null };
}

function captionOf({ captions }: Parts): string {
  return captions
    .map(({ cells }) => cells.join(' ').trim())
    .join(' ')
    .slice(0, 500);
}

function notesOf(parts: Parts, grouped: boolean): string[] {
  const { captions, headings } = parts;
  return [
    ...(captions.length > 0 ? [`The title of the table: “${captionOf(parts)}”.`] : []),
    ...(headings.length === 0
      ? ['The table has no headings: what its columns are follows from their numbers.']
      : []),
    ...(grouped ? ['Lines with a name alone were taken as headings of subgroups.'] : []),
  ];
}

/** A column of what was pasted, with the one or more columns that its cells make. */
interface Source {
  readonly place: number;
  readonly kind: Compound | null;
  /** Whether + and − are what it says, as of a risk of bias: then a dash is no empty cell. */
  readonly signs: boolean;
  readonly columns: readonly TableColumn[];
}

function columnsOf(parts: Parts, studies: readonly Line[], decimal: DecimalMark): Source[] {
  const width = Math.max(parts.headings.length, widest(studies));
  return Array.from({ length: width }, (_, place) => place).flatMap((place) => {
    const cells = studies.map((line) => line.cells[place] ?? '');
    const heading = parts.headings[place] ?? '';
    if (heading === '' && cells.every((cell) => cell.trim() === '')) return [];
    const kind = kindOf(cells, heading, decimal);
    const about = { heading, above: parts.above[place] ?? '', known: null };
    const columns =
      kind === null
        ? [{ ...about, id: `c${place + 1}`, split: null }]
        : Array.from({ length: compoundParts[kind] }, (_one, part) => ({
            ...about,
            id: `c${place + 1}.${part + 1}`,
            split: { kind, part },
          }));
    return [{ place, kind, signs: cells.some((cell) => cell.trim() === '+'), columns }];
  });
}

/** How the cells of a column are split: as most of them can be. Two numbers with a dash are limits only where it says so. */
function kindOf(cells: readonly string[], heading: string, decimal: DecimalMark): Compound | null {
  const counts = new Map<Compound, number>();
  const printed = cells.filter((cell) => !isEmptyCell(cell));
  for (const cell of printed) {
    const kind = compoundOf(cell, decimal)?.kind;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (best === undefined || best[1] * 2 < printed.length) return null;
  const [kind] = best;
  return kind === 'interval' && heading !== '' && !isInterval(heading) ? null : kind;
}

function cellsOf({ place, kind, signs }: Source, { cells }: Line, decimal: DecimalMark): TableCell[] {
  const printed = cells[place] ?? '';
  if (signs && /^[-−–?]$/u.test(printed.trim())) return [textCell(printed.trim())];
  return kind === null ? [readCell(printed, decimal)] : splitCell(printed, kind, decimal);
}
