import type { Migration } from './migration.ts';

const SQL = `
CREATE TABLE study (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  design TEXT,
  registration TEXT,
  note TEXT NOT NULL DEFAULT '',
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE study_document (
  study_id TEXT NOT NULL REFERENCES study (id),
  document_id TEXT NOT NULL REFERENCES document (id),
  PRIMARY KEY (study_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX study_document_document ON study_document (document_id);

CREATE TABLE study_concept (
  study_id TEXT NOT NULL REFERENCES study (id),
  concept_id TEXT NOT NULL REFERENCES concept (id),
  PRIMARY KEY (study_id, concept_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX study_concept_concept ON study_concept (concept_id);

CREATE TABLE result (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  annotation_id TEXT REFERENCES annotation (id),
  as_reported TEXT NOT NULL DEFAULT '',
  measure TEXT,
  value TEXT,
  interval TEXT,
  level REAL,
  p REAL,
  p_operator TEXT,
  unit TEXT,
  adjusted INTEGER,
  adjusted_for TEXT,
  analysis_set TEXT,
  event_counted TEXT,
  endpoint_definition TEXT,
  mrd_threshold TEXT,
  mrd_method TEXT,
  grading_system TEXT,
  arms TEXT NOT NULL DEFAULT '[]',
  created TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX result_claim ON result (claim_id);
CREATE INDEX result_annotation ON result (annotation_id);

ALTER TABLE claim ADD COLUMN cited_source TEXT;
CREATE INDEX claim_study ON claim (study_id);
ALTER TABLE annotation ADD COLUMN origin TEXT;
ALTER TABLE document ADD COLUMN earlier_files TEXT NOT NULL DEFAULT '[]';
ALTER TABLE document ADD COLUMN file_notes TEXT;
`;

/** Studies, numbers as reported, where a highlight came from, earlier files of a document. */
export const migration: Migration = {
  version: 2,
  name: 'studies-and-results',
  up: (db) => db.exec(SQL),
};
