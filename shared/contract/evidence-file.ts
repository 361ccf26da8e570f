import { z } from 'zod';
import { EvidenceRow } from './evidence.ts';
import { AnalysisSet, CitationStyle, Moment, ResultMeasure } from './values.ts';

/** What the JSON export calls its schema. The number grows when something that was there goes or changes. */
export const evidenceFileSchema = 'urn:sheaf:schema:evidence:1';

const Reached = z.union([z.number(), z.literal('not-reached')]).nullable();
const Count = z.number().nullable();
const Text = z.string().nullable();

/** A row of the file: a claim and one of its results; the fields of the result are null where it has none. */
export const EvidenceFileRow = EvidenceRow.omit({ source: true, mirrored: true, results: true }).extend({
  endpointDefinition: Text,
  asReported: Text,
  measure: ResultMeasure.nullable(),
  value: Reached,
  ciLow: Reached,
  ciHigh: Reached,
  /** 0 to 1. */
  ciLevel: z.number().min(0).max(1).nullable(),
  /** With its operator: "<0.001", "0.03", "ns". */
  p: Text,
  unit: Text,
  nTherapy: Count,
  nComparator: Count,
  eventsTherapy: Count,
  eventsComparator: Count,
  /** "12.3 (4.5)". */
  meanSdTherapy: Text,
  meanSdComparator: Text,
  analysisSet: AnalysisSet.nullable(),
  /** What it is adjusted for, else "yes" or "no". */
  adjusted: Text,
  /** From 1 within the claim. */
  resultNumber: z.int().min(1).nullable(),
});

/** The evidence table as a JSON file. */
export const EvidenceFile = z
  .strictObject({
    $schema: z.literal(evidenceFileSchema),
    filter: z
      .record(z.string(), z.union([z.string(), z.array(z.string())]))
      .describe('The conditions of the view, concepts and documents by name; empty: all claims.'),
    about: z.strictObject({
      filterSentence: z.string().describe('The filter as a sentence.'),
      review: z.string(),
      rows: z.int().min(0).describe('Claims, each once for each of its results.'),
      claims: z.int().min(0),
      documents: z.int().min(0),
      studies: z.int().min(0),
      leftOut: z.strictObject({
        filter: z.int().min(0).describe('Claims that do not fit the filter.'),
        putAside: z.int().min(0).describe('Claims of documents that are excluded or in the bin.'),
        excluded: z
          .array(z.strictObject({ title: z.string(), reason: z.string(), claims: z.int() }))
          .describe('The excluded ones of these documents, with the reason that was given; empty: none was.'),
      }),
      citationStyle: CitationStyle,
      made: Moment,
      sheaf: z.string().describe('The version of the program.'),
    }),
    rows: z.array(EvidenceFileRow),
  })
  .describe('The evidence table of a review, as Sheaf exports it.');
export type EvidenceFile = z.infer<typeof EvidenceFile>;
