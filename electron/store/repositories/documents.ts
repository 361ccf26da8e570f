import type { Work } from '#shared/citations/work.ts';
import { DocumentView } from '#shared/contract/documents.ts';
import type { DocumentKind } from '#shared/domain/values.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { compareWords } from './compare-words.ts';

type DocumentRow = Record<string, SqlValue> & { readonly id: string };

const SELECT = `SELECT d.id, d.sha256, d.file_name AS fileName, d.size, d.format, d.state, d.state_reason AS stateReason,
  d.pages, d.title, d.authors, d.year, d.journal, d.volume, d.issue, d.page_range AS pageRange, d.doi, d.pmid, d.registration, d.kind, d.publication, d.language,
  d.notes, d.reading_status AS readingStatus, d.use, d.use_reason AS useReason, d.proposals, d.imported,
  d.earlier_files AS earlierFiles, d.deleted,
  (SELECT c.arguments ->> '$.source' FROM operation o JOIN change c ON c.id = o.change_id
    WHERE o.entity_id = d.id AND o.kind IN ('document.imported', 'document.restored')
      AND c.arguments ->> '$.source' IS NOT NULL
    ORDER BY c.position DESC LIMIT 1) AS source,
  (SELECT count(*) FROM claim c WHERE c.document_id = d.id AND c.deleted = 0) AS claims
  FROM document d`;

function toView(row: DocumentRow): DocumentView {
  const { deleted, authors, proposals, earlierFiles, ...plain } = row;
  return DocumentView.parse({
    ...plain,
    authors: JSON.parse(String(authors)),
    proposals: JSON.parse(String(proposals)),
    earlierFiles: JSON.parse(String(earlierFiles)),
    inBin: deleted === 1,
  });
}

/** Documents in order of title; those in the bin, or those that are not. */
export function documentViews(db: Reader, inBin: boolean): DocumentView[] {
  const rows = db.all<DocumentRow>(`${SELECT} WHERE d.deleted = ? ORDER BY d.id`, inBin ? 1 : 0);
  return rows.map(toView).toSorted((a, b) => compareWords(a.title, b.title));
}

/** One document, in the bin or not. */
export function documentView(db: Reader, id: string): DocumentView | null {
  const row = db.get<DocumentRow>(`${SELECT} WHERE d.id = ?`, id);
  return row ? toView(row) : null;
}

/** What rows and references say of a document: nothing that is counted, for rows are made by the hundred. */
const Facts = DocumentView.pick({
  id: true,
  sha256: true,
  title: true,
  authors: true,
  year: true,
  journal: true,
  volume: true,
  issue: true,
  pageRange: true,
  doi: true,
  pmid: true,
  registration: true,
  kind: true,
  publication: true,
});
export type DocumentFacts = Pick<DocumentView, keyof typeof Facts.shape>;

/** The facts of documents by id; ids that are gone are left out. */
export function documentFacts(db: Reader, ids: readonly string[]): ReadonlyMap<string, DocumentFacts> {
  const rows = db.all<DocumentRow>(
    `SELECT id, sha256, title, authors, year, journal, volume, issue, page_range AS pageRange, doi, pmid, registration,
       kind, publication FROM document WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(
    rows.map((row) => [row.id, Facts.parse({ ...row, authors: JSON.parse(String(row['authors'])) })]),
  );
}

/** A paper that the reviewers set aside, whose claims evidence does not take. */
export type ExcludedPaper = { readonly title: string; readonly reason: string; readonly claims: number };

/** The excluded papers that hold claims, by title. */
export function excludedPapers(db: Reader): ExcludedPaper[] {
  const rows = db.all<ExcludedPaper>(
    `SELECT d.title, coalesce(d.use_reason, '') AS reason, count(*) AS claims
     FROM document d JOIN claim c ON c.document_id = d.id AND c.deleted = 0 AND c.status <> 'superseded'
     WHERE d.use = 'excluded' AND d.deleted = 0 GROUP BY d.id`,
  );
  return rows.toSorted((a, b) => compareWords(a.title, b.title));
}

/** A document as its reference is made from it: its `pages` are those of the file, not of the journal. */
export function workOf(document: DocumentFacts): Work {
  const { title, authors, year, journal, volume, issue, doi, pmid, registration, publication, kind } =
    document;
  const printed = { volume, issue, pages: document.pageRange };
  return { title, authors, year, journal, ...printed, doi, pmid, registration, publication, kind };
}

/** The document that holds these bytes, if one does. */
export function documentByHash(
  db: Reader,
  sha256: string,
): { id: string; deleted: boolean; state: string; fileName: string } | null {
  const row = db.get<{ id: string; deleted: number; state: string; fileName: string }>(
    'SELECT id, deleted, state, file_name AS fileName FROM document WHERE sha256 = ?',
    sha256,
  );
  return row ? { ...row, deleted: row.deleted === 1 } : null;
}

/** The document that held these bytes before its file was replaced, if one did. */
export function documentByEarlierHash(
  db: Reader,
  sha256: string,
): { readonly id: string; readonly title: string; readonly deleted: boolean } | null {
  const row = db.get<{ id: string; title: string; deleted: number }>(
    `SELECT d.id, d.title, d.deleted FROM document d, json_each(d.earlier_files) e
     WHERE d.earlier_files <> '[]' AND json_extract(e.value, '$.sha256') = ? LIMIT 1`,
    sha256,
  );
  return row ? { ...row, deleted: row.deleted === 1 } : null;
}

/** What was decided about the highlights that a document's file carries. */
export function fileNotesDecision(db: Reader, id: string): 'taken' | 'declined' | null {
  const sql = 'SELECT file_notes AS decision FROM document WHERE id = ?';
  return db.get<{ decision: 'taken' | 'declined' | null }>(sql, id)?.decision ?? null;
}

/** The hash of a document's current file. */
export function hashOfDocument(db: Reader, id: string): string | null {
  return db.get<{ sha256: string }>('SELECT sha256 FROM document WHERE id = ?', id)?.sha256 ?? null;
}

/** The kind of a document; null where nobody said. */
export function kindOfDocument(db: Reader, id: string): DocumentKind | null {
  return db.get<{ kind: DocumentKind | null }>('SELECT kind FROM document WHERE id = ?', id)?.kind ?? null;
}

/**
 * The hashes of all files that the review knows of: those in the bin, and those that were replaced, or put in and
 * taken back, which Undo and Redo bring again. The log tells of these, in backups of every schema.
 */
export function knownHashes(db: Reader): string[] {
  const rows = db.all<{ sha256: string }>(
    `SELECT sha256 FROM document
     UNION SELECT json_extract(value, '$') FROM (
       SELECT f.before AS value FROM operation o JOIN operation_field f USING (change_id, number)
         WHERE o.kind = 'document.fileReplaced' AND f.field = 'sha256'
       UNION ALL SELECT f.after FROM operation o JOIN operation_field f USING (change_id, number)
         WHERE o.kind = 'document.fileReplaced' AND f.field = 'sha256')
     ORDER BY 1`,
  );
  return rows.map((row) => row.sha256);
}
