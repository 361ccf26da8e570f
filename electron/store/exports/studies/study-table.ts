import { plainText } from '#shared/citations/runs.ts';
import type { StudyRow } from '#shared/contract/studies.ts';
import type { CitationStyle } from '#shared/domain/citation-style.ts';
import { type StudyColumn, studyColumns } from '#shared/domain/study-columns.ts';
import { freeField } from '#shared/domain/study-fields.ts';
import { counted } from '../export-facts.ts';
import type { StudyLines } from './study-lines.ts';

/** The studies of a review, and what an export says of itself. */
export type StudyTable = StudyLines & {
  readonly review: string;
  readonly citationStyle: CitationStyle;
  readonly appVersion: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
};

/** A column of the exports: a free field bears its name behind a colon, so that it is no other column. */
export type TableColumn = StudyColumn | `field:${string}`;
type Cell = string | number | null | readonly string[];
/** A study as a row, by column. */
export type TableLine = Readonly<Record<TableColumn, Cell>>;

/** The columns of the exports: free fields stand before the note. */
export function tableColumns({ fieldNames }: StudyTable): (readonly [heading: string, key: TableColumn])[] {
  const note = studyColumns.findIndex(([, key]) => key === 'note');
  const fields = fieldNames.map((name) => [name, `field:${name}`] as const);
  return [...studyColumns.slice(0, note), ...fields, ...studyColumns.slice(note)];
}

/** The studies as rows by column. */
export function tableLines({ studies, fieldNames }: StudyTable): TableLine[] {
  return studies.map((row) => ({
    ...plainCells(row),
    ...Object.fromEntries(
      fieldNames.map((name) => [`field:${name}`, freeField(row.fields, name)?.text ?? null]),
    ),
  }));
}

/** What a table leaves out, in words. */
export function leftOutWords({ leftOut }: StudyTable): string {
  if (leftOut === 0) return 'nothing';
  return `${counted(leftOut, 'study', 'studies')} whose documents are all excluded or in the bin`;
}

function plainCells(row: StudyRow): Readonly<Record<StudyColumn, Cell>> {
  const texts = (values: StudyRow['therapy']): string[] => values.map(({ text }) => text);
  const { study, design, registration, claims, note, studyId } = row;
  return {
    ...{ study, design, registration, claims, note, studyId },
    population: texts(row.population),
    therapy: texts(row.therapy),
    comparator: texts(row.comparator),
    arms: texts(row.arms),
    outcomes: texts(row.outcomes),
    documents: row.documents.length,
    citations: row.documents.map(({ reference }) => plainText(reference)),
  };
}
