import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { FileNote, type Reading } from '#shared/contract/reader.ts';
import { readable } from '#shared/text/readable.ts';
import type { Reader, Writer } from '../database/connection.ts';
import { insertInto } from '../database/insert.ts';

export type StoredPage = {
  readonly page: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
  readonly characters: number;
};
type PageRow = StoredPage & { readonly text: string; readonly boxes: Uint8Array | null };

/** Puts the text of one file in the place of what was kept of it, and into the search index. */
export function storeText(
  db: Writer,
  sha256: string,
  reading: Pick<Reading, 'recipe' | 'pages' | 'tree' | 'fileNotes' | 'wordlessDrawings'>,
): void {
  db.transaction(() => {
    forgetText(db, sha256);
    const tree = reading.tree === null ? null : deflateRawSync(JSON.stringify(reading.tree));
    const notes = JSON.stringify(reading.fileNotes);
    const { recipe, wordlessDrawings } = reading;
    insertInto(db, 'source', { sha256, recipe, tree, notes, wordless_drawings: wordlessDrawings });
    for (const page of reading.pages) storePage(db, sha256, page);
  });
}

function storePage(db: Writer, sha256: string, { boxes, text, ...page }: Reading['pages'][number]): void {
  insertInto(db, 'page', {
    sha256,
    page: page.page,
    label: page.label,
    width: page.width ?? 0,
    height: page.height ?? 0,
    rotate: page.rotate ?? 0,
    characters: text.length,
    text,
    boxes: boxes === null ? null : deflateRawSync(boxes),
  });
  db.run(
    'INSERT INTO page_search (rowid, readable) SELECT id, ? FROM page WHERE sha256 = ? AND page = ?',
    readable(text),
    sha256,
    page.page,
  );
}

/** Drops what is kept of a file. */
export function forgetText(db: Writer, sha256: string): void {
  db.run('DELETE FROM page_search WHERE rowid IN (SELECT id FROM page WHERE sha256 = ?)', sha256);
  db.run('DELETE FROM page WHERE sha256 = ?', sha256);
  db.run('DELETE FROM source WHERE sha256 = ?', sha256);
}

/** The recipe of the text that is kept of a file; null when none is kept. `schema`: where derived.db is attached. */
export function recipeOf(db: Reader, sha256: string): string | null {
  return db.get<{ recipe: string }>('SELECT recipe FROM source WHERE sha256 = ?', sha256)?.recipe ?? null;
}

/** The pages of a file without their text. */
export function pagesOf(db: Reader, sha256: string): StoredPage[] {
  const columns = 'page, label, width, height, rotate, characters';
  return db.all<StoredPage>(`SELECT ${columns} FROM page WHERE sha256 = ? ORDER BY page`, sha256);
}

/** One page with its text and packed boxes. */
export function pageOf(db: Reader, sha256: string, page: number): PageRow | null {
  const row = db.get<PageRow>('SELECT * FROM page WHERE sha256 = ? AND page = ?', sha256, page);
  return row
    ? { ...row, boxes: row.boxes === null ? null : new Uint8Array(inflateRawSync(row.boxes)) }
    : null;
}

/** The text of every page of a file. */
export function pageTextsOf(db: Reader, sha256: string): { page: number; label: string; text: string }[] {
  return db.all('SELECT page, label, text FROM page WHERE sha256 = ? ORDER BY page', sha256);
}

/** What others left in a file, as far as its text is kept. */
export function fileNotesOf(db: Reader, sha256: string): FileNote[] {
  const row = db.get<{ notes: string }>('SELECT notes FROM source WHERE sha256 = ?', sha256);
  return FileNote.array().parse(JSON.parse(row?.notes ?? '[]'));
}

/** How many drawings without words others left in a file, as far as its text is kept. */
export function wordlessDrawingsOf(db: Reader, sha256: string): number {
  const row = db.get<{ drawings: number }>(
    'SELECT wordless_drawings AS drawings FROM source WHERE sha256 = ?',
    sha256,
  );
  return row?.drawings ?? 0;
}

/** The tree of a text document as JSON; null for a PDF or when none is kept. */
export function treeOf(db: Reader, sha256: string): unknown {
  const row = db.get<{ tree: Uint8Array | null }>('SELECT tree FROM source WHERE sha256 = ?', sha256);
  if (!row?.tree) return null;
  const tree: unknown = JSON.parse(inflateRawSync(row.tree).toString('utf8'));
  return tree;
}
