import type { Migration } from './migration.ts';

const SQL = `
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  created TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;
ALTER TABLE study ADD COLUMN fields TEXT NOT NULL DEFAULT '[]';
ALTER TABLE document ADD COLUMN volume TEXT;
ALTER TABLE document ADD COLUMN issue TEXT;
ALTER TABLE document ADD COLUMN page_range TEXT;
`;

/** Views of the evidence under a name; what a reviewer notes of a study beyond its own fields; where a paper was printed. */
export const migration: Migration = { version: 4, name: 'views-and-fields', up: (db) => db.exec(SQL) };
