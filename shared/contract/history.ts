import { z } from 'zod';
import { ChangeId, GrantId, GroupId, JobId } from './ids.ts';
import { command, job, query } from './kinds.ts';
import { Moment } from './values.ts';

export const OperationView = z.strictObject({
  kind: z.string(),
  entity: z.string(),
  id: z.string(),
  fields: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })),
});

export const ChangeView = z.strictObject({
  id: ChangeId,
  group: GroupId,
  label: z.string(),
  reviewer: z.string(),
  time: Moment,
  undoes: GroupId.nullable(),
  operations: z.array(OperationView),
});
export type ChangeView = z.infer<typeof ChangeView>;

/** What a person sees as one action. */
export const GroupView = z.strictObject({
  group: GroupId,
  label: z.string(),
  reviewer: z.string(),
  /** Of its last change. */
  time: Moment,
  changes: z.int(),
  undoes: GroupId.nullable(),
  /** It is not in force now: undone, and not redone. */
  undone: z.boolean(),
  /** The first entities that it touched (at most three), and how many there are of the first one's kind. */
  about: z.array(z.strictObject({ entity: z.string(), id: z.string() })),
  entities: z.int(),
  /**
   * What became of the fields of the first one, when it was there before, and of all others of its kind; at most four.
   * `before` is null where it was not the same for all.
   */
  fields: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** Names that these have now, by id. */
  names: z.record(z.string(), z.string()),
});
export type GroupView = z.infer<typeof GroupView>;

export const HistoryFormat = z.enum(['csv', 'json']);

/** What was written of the log. */
export const HistoryExport = z.strictObject({
  format: HistoryFormat,
  /** Name of the file written, never its path. */
  fileName: z.string(),
  /** CSV: one for each change and field; JSON: one for each change. */
  rows: z.int(),
  changes: z.int(),
  bytes: z.int(),
});
export type HistoryExport = z.infer<typeof HistoryExport>;

const Step = z.strictObject({ group: GroupId, label: z.string() });

export const history = {
  /** Actions, newest first. */
  groups: query({
    input: z.strictObject({
      limit: z.int().min(1).max(1_000).default(100),
      offset: z.int().min(0).default(0),
    }),
    output: z.array(GroupView),
    topics: ['change'],
  }),
  /** Changes in the order in which they were made, with what was before and after. */
  changes: query({
    input: z.strictObject({
      limit: z.int().min(1).max(100_000).default(1_000),
      offset: z.int().min(0).default(0),
      group: GroupId.nullable().default(null),
    }),
    output: z.array(ChangeView),
    topics: ['change'],
  }),
  /** Names that everything has now of which the changes of an action speak, by id. */
  names: query({
    input: z.strictObject({ group: GroupId }),
    output: z.record(z.string(), z.string()),
    topics: ['change'],
  }),
  /** What undo and redo would do now for this reviewer; null: nothing. */
  state: query({
    input: z.strictObject({}),
    output: z.strictObject({ undo: Step.nullable(), redo: Step.nullable() }),
    topics: ['change'],
  }),
  /** Takes this reviewer's last action back. Refused: `stale-undo` (details.inTheWay names what), `not-found`. */
  undo: command({ input: z.strictObject({}), output: Step, label: 'history.undone' }),
  redo: command({ input: z.strictObject({}), output: Step, label: 'history.redone' }),
  /** Writes the whole log to the granted file, oldest change first: who, when, what, before, after, why. */
  export: job({
    input: z.strictObject({ jobId: JobId, grantId: GrantId, format: HistoryFormat }),
    output: HistoryExport,
  }),
} as const;
