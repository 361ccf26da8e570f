import { z } from 'zod';
import { EvidenceFilter, EvidenceSort } from './evidence.ts';
import { SavedViewId } from './ids.ts';
import { command, query } from './kinds.ts';
import { CountedUnit } from './pictures.ts';
import { Line, Moment } from './values.ts';

/** How the evidence is shown. */
export const ShownAs = z.enum(['table', 'matrix', 'map', 'effects', 'studies']);

const ColumnPlace = z.strictObject({
  id: z.string().max(100),
  /** In px, where a person has set one. */
  width: z.number().optional(),
  pinned: z.literal(true).optional(),
  hidden: z.literal(true).optional(),
});

/** What makes a view of the evidence what it is. Columns and groups bear names of the window, which takes what it knows. */
export const ViewSettings = z.strictObject({
  filter: EvidenceFilter,
  sort: z.array(EvidenceSort).max(3).default([]),
  shown: ShownAs.default('table'),
  /** All columns in their order; null: the usual ones. */
  columns: z.array(ColumnPlace).max(200).nullable().default(null),
  /** Null: rows are not grouped. */
  group: z
    .strictObject({ by: z.string().max(100), depth: z.int().min(1).max(100) })
    .nullable()
    .default(null),
  /** How deep pictures go and what they count; null: as they stand. */
  pictures: z
    .strictObject({
      by: CountedUnit,
      therapyDepth: z.int().min(1),
      outcomeDepth: z.int().min(1),
      withEmpty: z.boolean(),
      over: z.enum(['years', 'populations']),
      populationDepth: z.int().min(1),
    })
    .nullable()
    .default(null),
});
export type ViewSettings = z.infer<typeof ViewSettings>;

/** A view of the evidence under a name, as it opens now. */
export const SavedView = z.strictObject({
  id: SavedViewId,
  name: z.string(),
  /** With what is still there: of merged concepts the one that is left. Null: it can't be opened. */
  settings: ViewSettings.nullable(),
  /** Why it can't be opened, in words: it asks for what is not known, or all that a condition names is gone. Null: it can. */
  problem: z.string().nullable(),
  /** What its filter names and is not there any more: `concept “Bispecific antibodies”`. */
  gone: z.array(z.string()),
  /** Its filter as a sentence. */
  sentence: z.string(),
  created: Moment,
});
export type SavedView = z.infer<typeof SavedView>;

const Name = Line.min(1);

export const savedViews = {
  /** Views by name. */
  list: query({
    input: z.strictObject({}),
    output: z.array(SavedView),
    topics: ['saved-view', 'concept', 'document', 'study', 'reviewer'],
  }),
  /** Names are trimmed; one that another view has, regardless of case, is refused (`conflict`). */
  create: command({
    input: z.strictObject({ savedViewId: SavedViewId, name: Name, settings: ViewSettings }),
    output: SavedView,
    label: 'savedView.created',
  }),
  /** Renames a view, or gives it other settings; refused as `create` is. */
  edit: command({
    input: z.strictObject({
      savedViewId: SavedViewId,
      set: z.strictObject({ name: Name, settings: ViewSettings }).partial(),
    }),
    output: SavedView,
    label: 'savedView.edited',
  }),
  delete: command({
    input: z.strictObject({ savedViewId: SavedViewId }),
    output: z.strictObject({ deleted: z.literal(true) }),
    label: 'savedView.deleted',
  }),
} as const;
