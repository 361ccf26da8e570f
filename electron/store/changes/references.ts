import {
  type Entity,
  type FieldValue,
  type OperationKind,
  operationKinds,
} from '#shared/changes/operations.ts';
import { viewNameKey } from '#shared/domain/view-name.ts';
import type { Reader } from '../database/connection.ts';
import { currentValue } from './apply.ts';
import { entityTables } from './tables.ts';

/** What stands in the way of taking something back. */
export type Obstacle = { readonly entity: string; readonly id: string; readonly why: string };

/** A column of the table of `from`, or a table of links between the two: what holds the id of the other. */
type Held = string | { readonly link: string; readonly owner: string; readonly element: string };

/** One way in which something points at something else. */
type Reference = {
  readonly from: Entity;
  readonly to: Entity;
  readonly held: Held;
  /** Why what is pointed at can't go. */
  readonly stays: string;
  /** Why what points can't come back or be edited, with what it points at deleted; null: it can. */
  readonly lacks: string | null;
};

const claimConcepts = { link: 'claim_concept', owner: 'claim_id', element: 'concept_id' };
const claimWords = { link: 'claim_annotation', owner: 'claim_id', element: 'annotation_id' };
const studyPapers = { link: 'study_document', owner: 'study_id', element: 'document_id' };
const studyConcepts = { link: 'study_concept', owner: 'study_id', element: 'concept_id' };

/**
 * Papers in the bin keep what was made of them: nothing lacks a paper. A row of an analysis names its study itself, and keeps
 * its numbers: it lacks neither a study nor the claims that it was taken from.
 */
const references: readonly Reference[] = [
  { from: 'claim', to: 'document', held: 'document_id', stays: 'a claim rests on the paper', lacks: null },
  {
    from: 'annotation',
    to: 'document',
    held: 'document_id',
    stays: 'a highlight stands in the paper',
    lacks: null,
  },
  {
    from: 'study',
    to: 'document',
    held: studyPapers,
    stays: 'a study is reported in the paper',
    lacks: null,
  },
  {
    from: 'claim',
    to: 'study',
    held: 'study_id',
    stays: 'a claim is about the study',
    lacks: 'the study that the claim is about was deleted since',
  },
  {
    from: 'result',
    to: 'claim',
    held: 'claim_id',
    stays: 'numbers belong to the claim',
    lacks: 'the claim that the numbers belong to was deleted since',
  },
  {
    from: 'claim',
    to: 'annotation',
    held: claimWords,
    stays: 'a claim rests on these words',
    lacks: 'the words that the claim rests on were deleted since',
  },
  {
    from: 'result',
    to: 'annotation',
    held: 'annotation_id',
    stays: 'numbers were read from these words',
    lacks: 'the words that the numbers were read from were deleted since',
  },
  {
    from: 'claim',
    to: 'concept',
    held: claimConcepts,
    stays: 'a claim uses the concept',
    lacks: 'a concept that the claim uses was deleted since',
  },
  {
    from: 'claim',
    to: 'concept',
    held: 'outcome_id',
    stays: 'a claim has it as its outcome',
    lacks: 'the outcome of the claim was deleted since',
  },
  {
    from: 'study',
    to: 'concept',
    held: studyConcepts,
    stays: 'a study has it as its population',
    lacks: 'a population of the study was deleted since',
  },
  {
    from: 'concept',
    to: 'concept',
    held: 'parent_id',
    stays: 'a concept lies below it',
    lacks: 'the concept above it was deleted since',
  },
  {
    from: 'analysisRow',
    to: 'analysis',
    held: 'analysis_id',
    stays: 'a study stands in the table of the analysis',
    lacks: 'the analysis that the study stands in was deleted since',
  },
];

/** The pairs of what points (`f`) and what is pointed at (`t`), as the middle of a select. */
function pairs({ from, to, held }: Reference): string {
  const [source, target] = [entityTables[from].table, entityTables[to].table];
  if (typeof held === 'string') return `${source} f JOIN ${target} t ON t.id = f.${held}`;
  const { link, owner, element } = held;
  return `${source} f JOIN ${link} l ON l.${owner} = f.id JOIN ${target} t ON t.id = l.${element}`;
}

/** Live things that point at what is deleted. */
function pointersAt(db: Reader, entity: Entity, id: string): Obstacle[] {
  return references
    .filter(({ to }) => to === entity)
    .flatMap((reference) =>
      db
        .all<{ id: string }>(`SELECT f.id FROM ${pairs(reference)} WHERE t.id = ? AND f.deleted = 0`, id)
        .map((found) => ({ entity: reference.from, id: found.id, why: reference.stays })),
    );
}

/** Deleted things that something live points at. */
function lackedBy(db: Reader, entity: Entity, id: string): Obstacle[] {
  return references
    .filter(({ from }) => from === entity)
    .flatMap(({ lacks, ...reference }) => {
      if (lacks === null) return [];
      const sql = `SELECT t.id FROM ${pairs({ ...reference, lacks })} WHERE f.id = ? AND t.deleted = 1`;
      return db
        .all<{ id: string }>(sql, id)
        .map((found) => ({ entity: reference.to, id: found.id, why: lacks }));
    });
}

/**
 * What does not hold together at an entity: live things that point at it where it is deleted, and deleted things
 * that it points at where it is not. Papers in the bin keep their claims and highlights: only for those in
 * `unmade`, whose import is taken back, are these in the way.
 */
export function looseEnds(
  db: Reader,
  { entity, id }: { readonly entity: Entity; readonly id: string },
  unmade: ReadonlySet<string>,
): Obstacle[] {
  const gone = currentValue(db, entity, id, 'deleted') === true;
  if (gone && entity === 'document' && !unmade.has(id)) return [];
  return gone ? pointersAt(db, entity, id) : lackedBy(db, entity, id);
}

/** Saved views that bear the names which others would get back, regardless of case. */
export function namesTaken(
  db: Reader,
  drafts: readonly {
    readonly kind: OperationKind;
    readonly id: string;
    readonly set: Readonly<Record<string, FieldValue>>;
  }[],
): Obstacle[] {
  return drafts.flatMap(({ kind, id, set }) => {
    if (operationKinds[kind].entity !== 'savedView' || set['deleted'] === true) return [];
    const name = set['name'] ?? currentValue(db, 'savedView', id, 'name');
    const others = db.all<{ id: string; name: string }>(
      'SELECT id, name FROM saved_view WHERE deleted = 0 AND id <> ?',
      id,
    );
    return others
      .filter((other) => typeof name === 'string' && viewNameKey(other.name) === viewNameKey(name))
      .map((other) => ({ entity: 'savedView', id: other.id, why: 'another view has the name since' }));
  });
}

/** Documents that hold the files which others would get back. */
export function filesTaken(
  db: Reader,
  drafts: readonly { readonly id: string; readonly set: Readonly<Record<string, FieldValue>> }[],
): Obstacle[] {
  return drafts.flatMap(({ id, set }) => {
    const { sha256 } = set;
    if (typeof sha256 !== 'string') return [];
    const holders = db.all<{ id: string }>(
      'SELECT id FROM document WHERE sha256 = ? AND id <> ?',
      sha256,
      id,
    );
    return holders.map((holder) => ({
      entity: 'document',
      id: holder.id,
      why: 'the file was imported as another paper since',
    }));
  });
}
