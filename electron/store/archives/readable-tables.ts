import { chunk } from '#shared/kit/chunk.ts';
import { quoteWords } from '#shared/text/region.ts';
import type { Reader } from '../database/connection.ts';
import { analysisSummaries, analysisView, columnsOfCells } from '../repositories/analyses.ts';
import { annotationViews } from '../repositories/annotations.ts';
import { allClaimIds, claimViews } from '../repositories/claims.ts';
import { conceptViews, facetViews } from '../repositories/concepts.ts';
import { documentViews } from '../repositories/documents.ts';
import { reviewerRows } from '../repositories/reviews.ts';
import { savedViews } from '../repositories/saved-views.ts';
import { studyViews } from '../repositories/studies.ts';

type Row = Readonly<Record<string, unknown>>;

/** One table of a readable copy: a page of rows after the other. */
export type ReadableTable = {
  readonly name: string;
  /** What a row is, for the file that explains. */
  readonly holds: string;
  readonly pages: (db: Reader) => Iterable<readonly Row[]>;
  /** How a row stands in CSV, where JSON has parts within parts. */
  readonly flat?: (db: Reader) => (row: Row) => Row;
};

const PAGE = 500;

function* annotationPages(db: Reader): Generator<readonly Row[], void, undefined> {
  for (let offset = 0; ; offset += PAGE) {
    const page = annotationViews(db, PAGE, offset);
    yield page.map((view) => {
      const part = view.anchor.parts[0];
      const text = quoteWords(view.anchor.quote.exact, part?.label ?? '');
      return { ...view, text, page: part?.page ?? null, pageLabel: part?.label ?? null };
    });
    if (page.length < PAGE) return;
  }
}

function* claimPages(db: Reader): Generator<readonly Row[], void, undefined> {
  for (const ids of chunk(allClaimIds(db), PAGE)) yield claimViews(db, ids);
}

function* resultPages(db: Reader): Generator<readonly Row[], void, undefined> {
  for (const ids of chunk(allClaimIds(db), PAGE)) yield claimViews(db, ids).flatMap(({ results }) => results);
}

function* analysisRowPages(db: Reader): Generator<readonly Row[], void, undefined> {
  for (const { id } of analysisSummaries(db)) yield analysisView(db, id)?.rows ?? [];
}

/** Rows of all analyses with a column for each of their cells, `cells.e1`; the claims that these come from stand apart. */
function flatAnalysisRows(db: Reader): (row: Row) => Row {
  const columns = columnsOfCells(db);
  return ({ cells, sources, ...row }) => ({
    ...row,
    ...Object.fromEntries(columns.map((column) => [`cells.${column}`, partOf(cells, column)])),
    claims: [...new Set(columns.flatMap((column) => partOf(partOf(sources, column), 'claimId') ?? []))],
  });
}

/** A part of a value that has named ones; null where it has no such part. */
function partOf(value: unknown, name: string): unknown {
  const has = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return has ? Reflect.get(value, name) : null;
}

/** The texts in a list of parts. */
function textsIn(list: unknown, field: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) =>
    typeof item === 'object' && item !== null ? String(Reflect.get(item, field) ?? '') : '',
  );
}

const analysisTables: readonly ReadableTable[] = [
  {
    name: 'analyses',
    holds: 'the meta-analyses: what is compared, and what was chosen about each',
    pages: (db) => [analysisSummaries(db)],
  },
  {
    name: 'analysis-rows',
    holds: 'the studies of each meta-analysis with their numbers, and the claims that these come from',
    pages: analysisRowPages,
    flat: flatAnalysisRows,
  },
];

const savedViewTable: ReadableTable = {
  name: 'saved-views',
  holds: 'the views of the evidence that were saved, each with its filter as a sentence',
  pages: (db) => [savedViews(db)],
  flat:
    () =>
    ({ settings: _settings, ...row }) =>
      row,
};

/**
 * Everything that a review holds besides evidence table and history.
 * @param fileOf where the bytes of a hash lie within the copy
 */
export function readableTables(fileOf: (sha256: string) => string | null): readonly ReadableTable[] {
  const withFile = (view: Row): Row => ({ ...view, file: fileOf(String(view['sha256'])) });
  return [
    {
      name: 'documents',
      holds: 'the papers, with the name that each file has in this copy; also those in the bin',
      pages: (db) => [[...documentViews(db, false), ...documentViews(db, true)].map(withFile)],
    },
    {
      name: 'studies',
      holds: 'the studies, with the documents that report them and the fields that were noted of them',
      pages: (db) => [studyViews(db)],
      flat: () => (row) => ({
        ...row,
        fields: textsIn(row['fields'], 'name')
          .map((name, at) => `${name}: ${textsIn(row['fields'], 'text')[at] ?? ''}`)
          .join('; '),
      }),
    },
    {
      name: 'claims',
      holds: 'the claims as they were coded, also those of papers in the bin',
      pages: claimPages,
      flat: () => (row) => ({
        ...row,
        quotes: textsIn(row['quotes'], 'text').join(' … '),
        pages: textsIn(row['quotes'], 'pageLabel').join('; '),
        results: textsIn(row['results'], 'asReported').join('; '),
      }),
    },
    { name: 'results', holds: 'the numbers of the claims', pages: resultPages },
    {
      name: 'annotations',
      holds: 'the highlighted words and regions',
      pages: annotationPages,
      flat:
        () =>
        ({ anchor: _anchor, place: _place, ...row }) =>
          row,
    },
    ...analysisTables,
    { name: 'facets', holds: 'the kinds of concepts', pages: (db) => [facetViews(db)] },
    { name: 'concepts', holds: 'the concepts of the taxonomy', pages: (db) => [conceptViews(db)] },
    savedViewTable,
    { name: 'reviewers', holds: 'the people who worked on the review', pages: (db) => [reviewerRows(db)] },
  ];
}
