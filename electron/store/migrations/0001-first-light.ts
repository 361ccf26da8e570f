import type { Migration } from './migration.ts';

const SQL = `
CREATE TABLE replica (
  id TEXT PRIMARY KEY,
  install_id TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  group_id TEXT NOT NULL,
  replica_id TEXT NOT NULL REFERENCES replica (id),
  sequence INTEGER NOT NULL,
  reviewer_id TEXT NOT NULL,
  time TEXT NOT NULL,
  label TEXT NOT NULL,
  arguments TEXT NOT NULL,
  undoes TEXT,
  app_version TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  UNIQUE (replica_id, sequence)
) STRICT;
CREATE INDEX change_group ON change (group_id);

CREATE TABLE operation (
  change_id TEXT NOT NULL REFERENCES change (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  PRIMARY KEY (change_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_entity ON operation (entity_id);

CREATE TABLE operation_field (
  change_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  field TEXT NOT NULL,
  base TEXT,
  origin TEXT,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (change_id, number, field),
  FOREIGN KEY (change_id, number) REFERENCES operation (change_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE field_head (
  entity_id TEXT NOT NULL,
  field TEXT NOT NULL,
  change_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (entity_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  question TEXT NOT NULL DEFAULT '',
  taxonomy TEXT NOT NULL DEFAULT 'none',
  created TEXT NOT NULL,
  restored_from TEXT,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE reviewer (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  initials TEXT NOT NULL DEFAULT '',
  colour INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE facet (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  colour INTEGER,
  place INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE concept (
  id TEXT PRIMARY KEY,
  facet_id TEXT NOT NULL REFERENCES facet (id),
  parent_id TEXT REFERENCES concept (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  definition TEXT NOT NULL DEFAULT '',
  synonyms TEXT NOT NULL DEFAULT '[]',
  codes TEXT NOT NULL DEFAULT '{}',
  colour INTEGER,
  key TEXT,
  place INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  retired INTEGER NOT NULL DEFAULT 0,
  merged_into TEXT REFERENCES concept (id),
  better TEXT,
  asked INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX concept_parent ON concept (parent_id);

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL,
  format TEXT NOT NULL,
  state TEXT NOT NULL,
  state_reason TEXT,
  pages INTEGER NOT NULL,
  title TEXT NOT NULL,
  authors TEXT NOT NULL DEFAULT '[]',
  year INTEGER,
  journal TEXT,
  doi TEXT,
  pmid TEXT,
  registration TEXT,
  kind TEXT,
  publication TEXT,
  language TEXT,
  notes TEXT NOT NULL DEFAULT '',
  reading_status TEXT NOT NULL DEFAULT 'unread',
  use TEXT NOT NULL DEFAULT 'undecided',
  use_reason TEXT,
  proposals TEXT NOT NULL DEFAULT '{}',
  imported TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  type TEXT NOT NULL,
  anchor TEXT NOT NULL,
  sort TEXT NOT NULL,
  quote TEXT NOT NULL,
  colour INTEGER,
  note TEXT NOT NULL DEFAULT '',
  reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
  created TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_document ON annotation (document_id, sort);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  statement TEXT NOT NULL DEFAULT '',
  assertion TEXT,
  study_id TEXT,
  contrast TEXT,
  outcome_id TEXT REFERENCES concept (id),
  subgroup TEXT,
  time_point TEXT,
  direction TEXT,
  conclusion TEXT,
  support TEXT,
  key_claim INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'single',
  reviewer_id TEXT NOT NULL REFERENCES reviewer (id),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX claim_document ON claim (document_id);
CREATE INDEX claim_outcome ON claim (outcome_id);

CREATE TABLE claim_concept (
  claim_id TEXT NOT NULL REFERENCES claim (id),
  role TEXT NOT NULL,
  concept_id TEXT NOT NULL REFERENCES concept (id),
  PRIMARY KEY (claim_id, role, concept_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_concept_concept ON claim_concept (concept_id);

CREATE TABLE claim_annotation (
  claim_id TEXT NOT NULL REFERENCES claim (id),
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  PRIMARY KEY (claim_id, annotation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_annotation_annotation ON claim_annotation (annotation_id);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER,
  input TEXT NOT NULL,
  resume TEXT NOT NULL,
  result TEXT,
  error TEXT,
  group_id TEXT,
  reviewer_id TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;
`;

/** The log, the domain tables of a first review, job rows. */
export const migration: Migration = {
  version: 1,
  name: 'first-light',
  up: (db) => db.exec(SQL),
};
