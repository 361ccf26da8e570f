import type { Connection } from '../database/connection.ts';

/** Raised whenever the tables below change: an older derived.db is thrown away and made again. */
export const DERIVED_VERSION = 4;

/** Makes the tables of derived.db. Everything in them can be made again from review.db and the documents. */
export function createDerivedSchema(db: Connection): void {
  db.exec(`
CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  sha256 TEXT PRIMARY KEY,
  recipe TEXT NOT NULL,
  tree BLOB,
  notes TEXT NOT NULL,
  wordless_drawings INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL,
  label TEXT NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  rotate INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  text TEXT NOT NULL,
  boxes BLOB,
  UNIQUE (sha256, page)
) STRICT;

CREATE TABLE place (
  annotation_id TEXT PRIMARY KEY,
  recipe TEXT NOT NULL,
  state TEXT NOT NULL,
  parts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX place_unsettled ON place (annotation_id) WHERE state <> 'exact';

CREATE VIRTUAL TABLE page_search USING fts5 (readable, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE claim_words (id INTEGER PRIMARY KEY, claim_id TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE claim_search USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE concept_words (id INTEGER PRIMARY KEY, concept_id TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE concept_search USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');
PRAGMA user_version = ${DERIVED_VERSION};
`);
}
