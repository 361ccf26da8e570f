import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { checkTaxonomy, isTaxonomyFile, type TaxonomyFile } from '#shared/domain/taxonomy-file.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { besidePath, syncFolder } from '#electron/node/atomic-write.ts';
import { isTooDeep, reviewFolder } from '#electron/node/review-folder.ts';
import { type ChangeWriter, changeWriter } from './changes/writer.ts';
import { openConnection } from './database/connection.ts';
import { tooDeep } from './database/inspect.ts';
import { migrate } from './database/migrate.ts';
import { APPLICATION_ID, hardenWriter } from './database/pragmas.ts';
import { refusalOf } from './database/refusals.ts';
import type { Opener } from './open-review.ts';

/** What a new review begins with. */
export type NewReview = { readonly title: string; readonly taxonomy: 'paediatric-all' | 'none' };

/**
 * Makes a review in a new folder: whole, or not at all.
 * Refused with `exists` when something is there already, `read-only`, `disk-full`, `not-found` (no such parent).
 * @param resourcesDir where `taxonomies/` lies
 */
export function createReview(
  path: string,
  review: NewReview,
  opener: Opener,
  resourcesDir: string,
): Result<{ readonly id: string }, AppError> {
  const taken = notFree(path);
  if (taken) return err(taken);
  const beside = besidePath(path);
  try {
    mkdirSync(beside);
    const id = fillReview(beside, review, opener, resourcesDir);
    renameSync(beside, path);
    syncFolder(dirname(path));
    return ok({ id });
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    const refusal = notMade(error, path);
    if (refusal) return err(refusal);
    throw error;
  }
}

/** Why no review can be made at a path: `exists`, `not-found` (no such parent), `invalid-input`; null: it can. */
export function notFree(path: string): AppError | null {
  if (existsSync(path)) {
    return appError('exists', `${path} is there already. Nothing was changed. Choose another name.`);
  }
  if (!existsSync(dirname(path))) {
    return appError('not-found', `The folder ${dirname(path)} is not there, so no review can be made in it.`);
  }
  return isTooDeep(path) ? tooDeep(path) : null;
}

/** The refusal behind what was thrown while a review was made at a free path; null: it is none. */
export function notMade(error: unknown, path: string): AppError | null {
  const refusal = refusalOf(error, 'The new review');
  // The folder was there a moment ago: it is one that takes no others, such as those of the system itself.
  return refusal?.code === 'not-found' ? takesNone(path) : refusal;
}

function takesNone(path: string): AppError {
  const message = `No folder can be made in ${dirname(path)}, so no review either. Nothing was changed. Choose another place.`;
  return appError('read-only', message, { folder: dirname(path) });
}

function fillReview(root: string, review: NewReview, opener: Opener, resourcesDir: string): string {
  const folder = reviewFolder(root);
  for (const place of [folder.documents, folder.batches, folder.backups]) mkdirSync(place);
  const db = openConnection(folder.review);
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    hardenWriter(db);
    migrate(db);
    const replicaId = uuidv7();
    const now = new Date().toISOString();
    db.run(
      'INSERT INTO replica (id, install_id, created) VALUES (?, ?, ?)',
      replicaId,
      opener.installId,
      now,
    );
    const reviewerId = uuidv7();
    const author = { replicaId, reviewerId, appVersion: opener.appVersion };
    const changes = changeWriter(
      db,
      () => author,
      () => now,
    );
    return beginReview(changes, {
      ...review,
      reviewerId,
      reviewerName: opener.reviewerName,
      now,
      resourcesDir,
    });
  } finally {
    db.close();
  }
}

type Beginning = NewReview & {
  readonly reviewerId: string;
  readonly reviewerName: string;
  readonly now: string;
  readonly resourcesDir: string;
};

function beginReview(changes: ChangeWriter, beginning: Beginning): string {
  const id = uuidv7();
  const { title, taxonomy, now, reviewerName } = beginning;
  const initials = reviewerName
    .split(/\s+/u)
    .map((word) => word.slice(0, 1).toLocaleUpperCase())
    .join('');
  write(changes, 'review.created', [
    { kind: 'review.created', id, set: { title, question: '', taxonomy, created: now } },
    {
      kind: 'reviewer.added',
      id: beginning.reviewerId,
      set: { name: reviewerName, initials: initials.slice(0, 3), colour: 0, active: true },
    },
  ]);
  write(changes, 'taxonomy.installed', taxonomyOperations(readTaxonomy(taxonomy, beginning.resourcesDir)));
  return id;
}

function write(changes: ChangeWriter, label: string, operations: readonly OperationDraft[]): void {
  const written = changes.commit({ id: uuidv7(), group: uuidv7(), label }, () => ok({ operations }));
  if (!written.ok) throw new Error(written.error.message);
}

/** The shipped taxonomy of this name; `none` has the facets that every review needs and no concepts. */
function readTaxonomy(name: string, resourcesDir: string): TaxonomyFile {
  const path = join(resourcesDir, 'taxonomies', `${name}.json`);
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isTaxonomyFile(file)) throw new Error(`The taxonomy ${name} is not a taxonomy file.`);
  const problems = checkTaxonomy(file);
  if (problems.length > 0) throw new Error(`The taxonomy ${name} is not sound: ${problems.join(' ')}`);
  return file;
}

function taxonomyOperations(file: TaxonomyFile): OperationDraft[] {
  return file.facets.flatMap((facet, order) => {
    const ids = new Map(facet.concepts.map((concept) => [concept.key, concept.id]));
    const { id, name, role, colour } = facet;
    const made: OperationDraft = { kind: 'facet.created', id, set: { name, role, colour, order } };
    const concepts = facet.concepts.map((concept): OperationDraft => {
      const { id: conceptId, parent, codes, ...rest } = concept;
      const parentId = parent === null ? null : (ids.get(parent) ?? null);
      return {
        kind: 'concept.created',
        id: conceptId,
        set: { ...rest, codes: { ...codes }, facetId: id, parentId },
      };
    });
    return [made, ...concepts];
  });
}
