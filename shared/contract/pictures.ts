import { z } from 'zod';
import { countedUnits } from '#shared/counting/cell.ts';
import { countingGroups } from '#shared/counting/counted-claim.ts';
import { directions, studyDesigns } from '#shared/domain/values.ts';
import { ConceptScope } from './concept-scope.ts';
import { EvidenceFilter } from './evidence.ts';
import { ConceptId, GrantId, JobId, StudyId } from './ids.ts';
import { job, query, type Topic } from './kinds.ts';

/** What an evidence map shows therapies over. */
const mapAxes = ['years', 'populations'] as const;
export const MapAxis = z.enum(mapAxes);

const Count = z.int().min(0);
const Tally = z.strictObject({ claims: Count, documents: Count, studies: Count });
const Directions = z.partialRecord(z.enum([...directions, 'uncoded']), Count);
export const CountedUnit = z.enum(countedUnits);

/** What a cell or a total counts; see `shared/counting/cell.ts`. */
export const MatrixCell = z.strictObject({
  all: Tally,
  groups: z.record(z.enum(countingGroups), Tally),
  directions: Directions,
  beside: Directions,
  definitions: Count,
});

const MatrixLine = z.strictObject({
  key: z.string(),
  concept: ConceptId.nullable(),
  kind: z.enum(['concept', 'unspecified', 'none']),
  name: z.string(),
  level: Count,
  path: z.array(z.string()),
  /** The condition that holds just what stands in the line. */
  filter: z.strictObject({ concepts: z.array(ConceptId), scope: ConceptScope }),
  total: MatrixCell,
});

/** How many levels of a hierarchy are opened; a taxonomy deeper than that is a slip. */
const Depth = z.int().min(1).max(100);

/** Which claims a matrix counts, what it counts of them, and how far its hierarchies are opened (1: only the tops). */
export const MatrixAsked = z.strictObject({
  filter: EvidenceFilter,
  by: CountedUnit.default('claims'),
  therapyDepth: Depth.default(2),
  outcomeDepth: Depth.default(2),
  /** Rows and columns that hold nothing are shown too. */
  withEmpty: z.boolean().default(false),
});
export type MatrixAsked = z.infer<typeof MatrixAsked>;

/** What a picture leaves out, counted in claims, and how deep the hierarchies go. */
export const PictureView = z.strictObject({
  claims: Count,
  /** Claims that the filter leaves out; and those whose papers are excluded or in the bin. */
  leftOut: Count,
  putAside: Count,
  /** Pooled findings that fit all else, where only studies are held; null: they are not. */
  pooledBeside: Count.nullable(),
  /** The filter in words: only the conditions that it had, concepts by name. */
  filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type PictureView = z.infer<typeof PictureView>;

export const MatrixView = z.strictObject({
  matrix: z.strictObject({
    unit: CountedUnit,
    rows: z.array(MatrixLine),
    columns: z.array(MatrixLine),
    cells: z.array(z.array(MatrixCell.nullable())),
    total: MatrixCell,
    emptyRows: Count,
    emptyColumns: Count,
  }),
  depths: z.strictObject({ therapy: Depth, outcome: Depth }),
  view: PictureView,
});
export type MatrixView = z.infer<typeof MatrixView>;

/** Which claims an effect-direction plot shows, and how far its outcomes are opened. */
export const EffectsAsked = z.strictObject({ filter: EvidenceFilter, outcomeDepth: Depth.default(2) });
export type EffectsAsked = z.infer<typeof EffectsAsked>;

const StudyEffect = z.strictObject({
  direction: z.enum(directions).nullable(),
  comparative: Count,
  beside: z.enum(directions).nullable(),
  besideClaims: Count,
  people: Count.nullable(),
  definitions: Count,
});

/** Studies by outcomes with their directions; see `shared/counting/effect-directions.ts`. */
export const EffectsView = z.strictObject({
  plot: z.strictObject({
    studies: z.array(
      z.strictObject({
        id: StudyId,
        label: z.string(),
        year: z.int().nullable(),
        design: z.enum(studyDesigns).nullable(),
        /** A study has a row for each therapy that it tests. */
        therapy: z.strictObject({ id: ConceptId, name: z.string() }).nullable(),
        effects: z.array(StudyEffect.nullable()),
      }),
    ),
    outcomes: z.array(MatrixLine.omit({ total: true })),
    totals: z.array(z.partialRecord(z.enum(directions), Count)),
    withoutStudy: Count,
    severalTherapies: Count,
    withoutSign: z.strictObject({ otherComparisons: Count, noFindings: Count }),
  }),
  depth: Depth,
  view: PictureView,
});
export type EffectsView = z.infer<typeof EffectsView>;

/** Which claims an evidence map shows: therapies over years, or over populations opened so far. */
export const MapAsked = z.strictObject({
  filter: EvidenceFilter,
  by: CountedUnit.default('claims'),
  over: MapAxis.default('years'),
  therapyDepth: Depth.default(2),
  populationDepth: Depth.default(2),
});
export type MapAsked = z.infer<typeof MapAsked>;

export const MapView = z.strictObject({
  over: MapAxis,
  map: z.strictObject({
    ...MatrixView.shape.matrix.shape,
    columns: z.array(MatrixLine.extend({ year: z.int().nullable() })),
  }),
  depths: z.strictObject({ therapy: Depth, population: Depth }),
  view: PictureView,
});
export type MapView = z.infer<typeof MapView>;

/** A picture that can be written to a file. */
export const AskedPicture = z.discriminatedUnion('what', [
  MatrixAsked.extend({ what: z.literal('matrix') }),
  MapAsked.extend({ what: z.literal('map') }),
  EffectsAsked.extend({ what: z.literal('effect-direction') }),
]);
export type AskedPicture = z.infer<typeof AskedPicture>;

export const pictureKinds = ['matrix', 'map', 'effect-direction'] as const;
export const pictureFormats = ['svg', 'png', 'csv', 'json'] as const;
export const PictureFormat = z.enum(pictureFormats);

/** What was written of a picture. */
export const PictureExport = z.strictObject({
  format: PictureFormat,
  /** Name of the file written, never its path. */
  fileName: z.string(),
  claims: Count,
  what: z.enum(pictureKinds),
  /** Rows and columns, totals left out. */
  rows: Count,
  columns: Count,
  filter: PictureView.shape.filter,
  /** Letters are boxes or the wrong way round, since pictures have Latin, Greek and Cyrillic ones; an SVG has all as text. */
  boxes: z.boolean(),
  bytes: Count,
});
export type PictureExport = z.infer<typeof PictureExport>;

const topics: readonly Topic[] = ['claim', 'annotation', 'document', 'study', 'concept', 'reviewer', 'text'];

export const pictures = {
  /** The therapy × outcome matrix of a view. */
  matrix: query({ input: MatrixAsked, output: MatrixView, topics }),
  /** The evidence map of a view: therapies over years or populations. */
  map: query({ input: MapAsked, output: MapView, topics }),
  /** The effect-direction plot of a view: studies by outcomes. */
  effectDirections: query({ input: EffectsAsked, output: EffectsView, topics }),
  /** Writes a picture to the granted file, as an image or as its data: whole, or not at all. */
  export: job({
    input: z.strictObject({ jobId: JobId, grantId: GrantId, format: PictureFormat, picture: AskedPicture }),
    output: PictureExport,
  }),
} as const;
