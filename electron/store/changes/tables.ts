import type { Entity } from '#shared/changes/operations.ts';

export type ColumnType = 'text' | 'integer' | 'real' | 'boolean' | 'json';
export type Column = { readonly column: string; readonly type: ColumnType };

/** A set of a claim (or other entity) in a link table: a row is an element. */
export type SetTable = {
  readonly table: string;
  readonly owner: string;
  readonly element: string;
  /** The role that rows of this set have, where one table holds several sets. */
  readonly role?: string;
};

export type EntityTable = {
  readonly table: string;
  readonly fields: Readonly<Record<string, Column>>;
  readonly sets: Readonly<Record<string, SetTable>>;
  /** The column that takes the time of the last change to the entity. */
  readonly touched?: string;
};

const text = (column: string): Column => ({ column, type: 'text' });
const integer = (column: string): Column => ({ column, type: 'integer' });
const real = (column: string): Column => ({ column, type: 'real' });
const flag = (column: string): Column => ({ column, type: 'boolean' });
const json = (column: string): Column => ({ column, type: 'json' });
const deleted = { deleted: flag('deleted') };
const concepts = (role: string): SetTable => ({
  table: 'claim_concept',
  owner: 'claim_id',
  element: 'concept_id',
  role,
});

/** Where the fields of the log live in the domain tables: the one place that knows both names. */
export const entityTables: Readonly<Record<Entity, EntityTable>> = {
  review: {
    table: 'review',
    fields: {
      title: text('title'),
      question: text('question'),
      taxonomy: text('taxonomy'),
      citationStyle: text('citation_style'),
      created: text('created'),
      restoredFrom: text('restored_from'),
      ...deleted,
    },
    sets: {},
  },
  reviewer: {
    table: 'reviewer',
    fields: {
      name: text('name'),
      initials: text('initials'),
      colour: integer('colour'),
      active: flag('active'),
      ...deleted,
    },
    sets: {},
  },
  facet: {
    table: 'facet',
    fields: {
      name: text('name'),
      role: text('role'),
      colour: integer('colour'),
      order: integer('place'),
      ...deleted,
    },
    sets: {},
  },
  concept: {
    table: 'concept',
    fields: {
      facetId: text('facet_id'),
      parentId: text('parent_id'),
      name: text('name'),
      definition: text('definition'),
      synonyms: json('synonyms'),
      codes: json('codes'),
      colour: integer('colour'),
      key: text('key'),
      order: integer('place'),
      note: text('note'),
      retired: flag('retired'),
      mergedInto: text('merged_into'),
      better: text('better'),
      asked: flag('asked'),
      ...deleted,
    },
    sets: {},
  },
  document: {
    table: 'document',
    fields: {
      sha256: text('sha256'),
      fileName: text('file_name'),
      size: integer('size'),
      format: text('format'),
      state: text('state'),
      stateReason: text('state_reason'),
      pages: integer('pages'),
      title: text('title'),
      authors: json('authors'),
      year: integer('year'),
      journal: text('journal'),
      volume: text('volume'),
      issue: text('issue'),
      pageRange: text('page_range'),
      doi: text('doi'),
      pmid: text('pmid'),
      registration: text('registration'),
      kind: text('kind'),
      publication: text('publication'),
      language: text('language'),
      notes: text('notes'),
      readingStatus: text('reading_status'),
      use: text('use'),
      useReason: text('use_reason'),
      proposals: json('proposals'),
      earlierFiles: json('earlier_files'),
      fileNotes: text('file_notes'),
      imported: text('imported'),
      ...deleted,
    },
    sets: {},
  },
  annotation: {
    table: 'annotation',
    fields: {
      documentId: text('document_id'),
      type: text('type'),
      anchor: json('anchor'),
      sort: text('sort'),
      quote: text('quote'),
      colour: integer('colour'),
      note: text('note'),
      origin: json('origin'),
      reviewerId: text('reviewer_id'),
      created: text('created'),
      ...deleted,
    },
    sets: {},
  },
  study: {
    table: 'study',
    fields: {
      label: text('label'),
      design: text('design'),
      registration: text('registration'),
      note: text('note'),
      fields: json('fields'),
      ...deleted,
    },
    sets: {
      document: { table: 'study_document', owner: 'study_id', element: 'document_id' },
      population: { table: 'study_concept', owner: 'study_id', element: 'concept_id' },
    },
  },
  claim: {
    table: 'claim',
    fields: {
      documentId: text('document_id'),
      statement: text('statement'),
      assertion: text('assertion'),
      study: text('study_id'),
      citedSource: text('cited_source'),
      contrast: text('contrast'),
      outcome: text('outcome_id'),
      subgroup: text('subgroup'),
      timePoint: text('time_point'),
      direction: text('direction'),
      conclusion: text('conclusion'),
      support: text('support'),
      key: flag('key_claim'),
      note: text('note'),
      status: text('status'),
      reviewerId: text('reviewer_id'),
      created: text('created'),
      ...deleted,
    },
    sets: {
      therapy: concepts('therapy'),
      comparator: concepts('comparator'),
      population: concepts('population'),
      annotation: { table: 'claim_annotation', owner: 'claim_id', element: 'annotation_id' },
    },
    touched: 'changed',
  },
  result: {
    table: 'result',
    fields: {
      claimId: text('claim_id'),
      annotationId: text('annotation_id'),
      asReported: text('as_reported'),
      measure: text('measure'),
      value: json('value'),
      interval: json('interval'),
      level: real('level'),
      p: real('p'),
      pOperator: text('p_operator'),
      unit: text('unit'),
      adjusted: flag('adjusted'),
      adjustedFor: text('adjusted_for'),
      analysisSet: text('analysis_set'),
      eventCounted: text('event_counted'),
      endpointDefinition: text('endpoint_definition'),
      mrdThreshold: text('mrd_threshold'),
      mrdMethod: text('mrd_method'),
      gradingSystem: text('grading_system'),
      arms: json('arms'),
      created: text('created'),
      ...deleted,
    },
    sets: {},
  },
  savedView: {
    table: 'saved_view',
    fields: { name: text('name'), settings: json('settings'), created: text('created'), ...deleted },
    sets: {},
  },
  analysis: {
    table: 'analysis',
    fields: {
      comparison: text('comparison'),
      outcome: text('outcome'),
      name: text('name'),
      measure: text('measure'),
      method: text('method'),
      test: text('test'),
      settings: json('settings'),
      moderators: json('moderators'),
      subgroup: text('subgroup'),
      group1: text('group1'),
      group2: text('group2'),
      better: text('better'),
      unit: text('unit'),
      note: text('note'),
      place: integer('place'),
      created: text('created'),
      ...deleted,
    },
    sets: {},
  },
  analysisRow: {
    table: 'analysis_row',
    fields: {
      analysisId: text('analysis_id'),
      study: text('study'),
      studyId: text('study_id'),
      cells: json('cells'),
      sources: json('sources'),
      used: flag('used'),
      reason: text('reason'),
      place: integer('place'),
      ...deleted,
    },
    sets: {},
  },
};

/** Tables that replaying the log must give again, row for row. */
export const domainTables: readonly string[] = [
  ...Object.values(entityTables).map((entity) => entity.table),
  'claim_concept',
  'claim_annotation',
  'study_document',
  'study_concept',
  'field_head',
];
