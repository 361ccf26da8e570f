import { z } from 'zod';
import { ClaimRegion } from './claim-region.ts';
import { AboutTherapies, ConceptScope } from './concept-scope.ts';
import { AnnotationId, ClaimId, ConceptId, DocumentId, GrantId, JobId, ReviewerId, StudyId } from './ids.ts';
import { job, query } from './kinds.ts';
import { ResultView } from './results.ts';
import { SourceWords } from './source-words.ts';
import {
  AnchorState,
  Assertion,
  Conclusion,
  Contrast,
  Direction,
  DocumentKind,
  Moment,
  Publication,
  StudyDesign,
  Support,
} from './values.ts';

/**
 * Which claims a view holds; an empty list is no condition, several values of one field are alternatives.
 * A concept takes everything below it. A claim stands under the therapies that it tests: of two that are compared,
 * under the one that the review asks about, on whichever side it was coded; under both where it asks about both or
 * neither. Its row has that therapy as its therapy: coded the other way round, it is shown and filtered mirrored.
 */
export const EvidenceFilter = z.strictObject({
  therapy: z.array(ConceptId).default([]),
  therapyScope: ConceptScope.default('below'),
  outcome: z.array(ConceptId).default([]),
  outcomeScope: ConceptScope.default('below'),
  /** The claim's own population, else that of its study. */
  population: z.array(ConceptId).default([]),
  populationScope: ConceptScope.default('below'),
  /** Of the first paper of its study, else of its own; null: not known. */
  year: z.array(z.int().nullable()).default([]),
  direction: z.array(Direction).default([]),
  conclusion: z.array(Conclusion).default([]),
  support: z.array(Support).default([]),
  assertion: z.array(Assertion).default([]),
  /** The one in force: chosen, or what the sides amount to. */
  contrast: z.array(Contrast).default([]),
  kind: z.array(DocumentKind).default([]),
  /** Of the study in force. */
  design: z.array(StudyDesign).default([]),
  document: z.array(DocumentId).default([]),
  /** The study in force of a claim. */
  study: z.array(StudyId).default([]),
  /** These claims and no others, as behind a value of the table of studies. */
  claim: z.array(ClaimId).max(20_000).default([]),
  reviewer: z.array(ReviewerId).default([]),
  /** Only the results that a reviewer would quote. */
  keyOnly: z.boolean().default(false),
  /**
   * Words that stand in the statement, the quote, the note, the names of concepts, the document's title and authors, or
   * the label of the study in force. Signs alone are no words: no claim holds them.
   */
  text: z.string().max(500).default(''),
  /** Only findings with a study behind them that rest on the document's own data. */
  studiesOnly: z.boolean().default(false),
});
export type EvidenceFilter = z.infer<typeof EvidenceFilter>;

export const sortColumns = [
  'citation',
  'year',
  'sourceKind',
  'therapy',
  'comparator',
  'outcome',
  'direction',
  'conclusion',
  'support',
  'assertion',
  'statement',
  'quote',
  'page',
  'reviewer',
  'created',
  'changed',
] as const;
export const EvidenceSort = z.strictObject({
  column: z.enum(sortColumns),
  descending: z.boolean().default(false),
});
export type EvidenceSort = z.infer<typeof EvidenceSort>;

/** What rows can be grouped by. */
export const groupFields = [
  'therapy',
  'outcome',
  'population',
  'study',
  'document',
  'direction',
  'design',
  'year',
] as const;
export const EvidenceGrouping = z.strictObject({
  by: z.enum(groupFields),
  /** How many levels of a hierarchy are opened (1: only its tops). Studies, documents and so on have none. */
  depth: z.int().min(1).max(100).default(1),
});
export type EvidenceGrouping = z.infer<typeof EvidenceGrouping>;

/** Claims of a view that stand under one head: just those of the matrix's line, for therapies and outcomes. */
export const EvidenceGroup = z.strictObject({
  key: z.string(),
  /** `unspecified`: coded at a concept itself while those below it are open; `none`: what names none. */
  kind: z.enum(['concept', 'unspecified', 'none']),
  name: z.string(),
  /** Names from the top of its hierarchy down to it. */
  path: z.array(z.string()),
  /** Distinct counts. A claim that stands in two groups counts in each. */
  claims: z.int(),
  documents: z.int(),
  studies: z.int(),
  /** Where its claims stand in the view, in the view's order. */
  places: z.array(z.int()),
  /** The therapies that its rows are about; null: those of the view. */
  about: AboutTherapies.nullable(),
});
export type EvidenceGroup = z.infer<typeof EvidenceGroup>;

/**
 * One claim as a row of the evidence table, names resolved; its keys are columns of the exports, where it has a line
 * for each of its results.
 */
export const EvidenceRow = z.strictObject({
  /** The label of the study in force. */
  study: z.string().nullable(),
  /** The source in a line: "Brown et al. 2021. Title. Journal". No column of its own. */
  source: z.string(),
  /** The full reference of the document in the review's style. */
  citation: z.string(),
  year: z.int().nullable(),
  /** Of the study, else of the document. */
  registration: z.string().nullable(),
  sourceKind: DocumentKind.nullable(),
  publication: Publication.nullable(),
  design: StudyDesign.nullable(),
  /** The claim's own, else the study's. */
  population: z.array(z.string()),
  subgroup: z.string().nullable(),
  therapy: z.array(z.string()),
  comparator: z.array(z.string()),
  tested: z.array(z.string()),
  /** The sides, the direction and the numbers stand the other way round than in the claim. No column of its own. */
  mirrored: z.boolean(),
  contrast: Contrast,
  outcome: z.string().nullable(),
  timePoint: z.string().nullable(),
  direction: Direction.nullable(),
  conclusion: z.string().nullable(),
  support: Support.nullable(),
  assertion: Assertion.nullable(),
  keyClaim: z.boolean(),
  statement: z.string(),
  quote: z.array(z.string()),
  /** Page labels, as printed. */
  page: z.array(z.string()),
  results: z.array(ResultView),
  note: z.string(),
  /** The least sure state of its annotations. */
  anchor: AnchorState,
  document: DocumentId,
  documentSha256: z.string(),
  claimId: ClaimId,
  reviewer: z.string(),
  created: Moment,
  changed: Moment,
});
export type EvidenceRow = z.infer<typeof EvidenceRow>;

/** Pictures that go with one export at most, and characters of one. */
export const mostPictures = 500;
export const longestPicture = 1_400_000;

export const exportFormats = ['docx', 'html', 'xlsx', 'csv', 'json'] as const;
export const ExportFormat = z.enum(exportFormats);

export const EvidenceExport = z.strictObject({
  format: ExportFormat,
  /** Name of the file written, never its path. */
  fileName: z.string(),
  /** Lines: one for each claim and result. */
  rows: z.int(),
  claims: z.int(),
  documents: z.int(),
  /** Cells of a workbook whose text was longer than Excel takes: they end in a mark. None in other formats. */
  cut: z.int(),
  /** Regions behind the claims, how many have their picture, and in which folder beside the file; null: within it. */
  regions: z.int(),
  pictures: z.int(),
  folder: z.string().nullable(),
  /** The filter in words: only the conditions that it had, concepts by name. */
  filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  bytes: z.int(),
});
export type EvidenceExport = z.infer<typeof EvidenceExport>;

export const evidence = {
  /** The claims of a view in order, as ids, with counts that say what they count. */
  view: query({
    input: z.strictObject({
      filter: EvidenceFilter,
      sort: z.array(EvidenceSort).max(3).default([]),
      group: EvidenceGrouping.nullable().default(null),
      /** So many rows of those that stand first come along, so that they are shown without a second question. */
      firstRows: z.int().min(0).max(500).default(0),
    }),
    output: z.strictObject({
      /** In order; with those that fit a direction only below the head of a therapy, which no other count holds. */
      claimIds: z.array(ClaimId),
      /** Those that hold something, in order; null: not grouped. */
      groups: z.array(EvidenceGroup).nullable(),
      /** How deep the hierarchy goes that it is grouped by; null: there is none. */
      depth: z.int().nullable(),
      claims: z.int(),
      documents: z.int(),
      /** Studies in force of the claims. */
      studies: z.int(),
      /** Pooled findings that fit all else, where only studies are held; null: they are not. */
      pooledBeside: z.int().nullable(),
      /** Claims of the whole review that could be in a view. */
      allClaims: z.int(),
      /** Claims that can't, because their papers are excluded or in the bin. */
      putAside: z.int(),
      /**
       * The rows that stand first, as `rows` answers them: one page, or where the view is grouped by therapy one for
       * each head, until there are as many lines as were asked for.
       */
      firstPages: z.array(z.strictObject({ about: AboutTherapies, rows: z.array(EvidenceRow) })),
    }),
    topics: ['review', 'claim', 'annotation', 'document', 'study', 'concept', 'reviewer', 'text'],
  }),
  /** The years that a view can be asked for: each that claims have, as the condition on it takes it. */
  years: query({
    input: z.strictObject({}),
    output: z.array(z.int().nullable()),
    topics: ['claim', 'document', 'study'],
  }),
  /** Rows of the given claims, in the order asked for; ids that are gone are left out. */
  rows: query({
    input: z.strictObject({
      claimIds: z.array(ClaimId).max(500),
      /** The therapies that the view is about: they are the therapy of its rows. */
      therapy: z.array(ConceptId).default([]),
      therapyScope: ConceptScope.default('below'),
    }),
    output: z.array(EvidenceRow),
    topics: ['review', 'claim', 'annotation', 'document', 'study', 'concept', 'reviewer', 'text'],
  }),
  /** The regions behind the claims of a view: who can draw PDFs sends their pictures with the export. */
  regions: query({
    input: z.strictObject({ filter: EvidenceFilter }),
    output: z.array(ClaimRegion),
    topics: ['claim', 'annotation', 'document', 'study', 'concept', 'text'],
  }),
  /** The words behind a claim where they stand in their document, for a look without going there. */
  source: query({
    input: z.strictObject({ claimId: ClaimId }),
    output: SourceWords,
    topics: ['claim-ties', 'annotation', 'document', 'text'],
  }),
  /** Writes a view to the granted file, and pictures of regions into a folder beside it: whole, or not at all. */
  export: job({
    input: z.strictObject({
      jobId: JobId,
      grantId: GrantId,
      format: ExportFormat,
      filter: EvidenceFilter,
      sort: z.array(EvidenceSort).max(3).default([]),
      /** PNG files in base64. Regions without one are told by their coordinates. */
      pictures: z
        .array(z.strictObject({ annotationId: AnnotationId, png: z.base64().max(longestPicture) }))
        .max(mostPictures)
        .default([]),
    }),
    output: EvidenceExport,
  }),
} as const;
