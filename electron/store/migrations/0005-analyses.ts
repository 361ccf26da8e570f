import type { Migration } from './migration.ts';

const SQL = `
CREATE TABLE analysis (
  id TEXT PRIMARY KEY,
  comparison TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  measure TEXT NOT NULL,
  method TEXT NOT NULL,
  test TEXT NOT NULL,
  settings TEXT NOT NULL DEFAULT '{}',
  moderators TEXT NOT NULL DEFAULT '[]',
  subgroup TEXT,
  group1 TEXT NOT NULL DEFAULT '',
  group2 TEXT NOT NULL DEFAULT '',
  better TEXT,
  unit TEXT,
  note TEXT NOT NULL DEFAULT '',
  place INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;
CREATE TABLE analysis_row (
  id TEXT PRIMARY KEY,
  analysis_id TEXT NOT NULL REFERENCES analysis (id),
  study TEXT NOT NULL DEFAULT '',
  study_id TEXT REFERENCES study (id),
  cells TEXT NOT NULL DEFAULT '{}',
  sources TEXT NOT NULL DEFAULT '{}',
  used INTEGER NOT NULL DEFAULT 1,
  reason TEXT,
  place INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX analysis_row_analysis ON analysis_row (analysis_id, place);
`;

/** Meta-analyses: what is chosen about each, and the table of its studies. */
export const migration: Migration = { version: 5, name: 'analyses', up: (db) => db.exec(SQL) };
