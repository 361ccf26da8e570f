import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { ClaimEdit } from '#shared/contract/claims.ts';
import type { Client } from '#shared/contract/client.ts';
import { DocumentEdit } from '#shared/contract/documents.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import {
  AnnotationId,
  ClaimId,
  type ConceptId,
  type DocumentId,
  GrantId,
  JobId,
} from '#shared/contract/ids.ts';
import { ImportReport } from '#shared/contract/imports.ts';
import { NewReview } from '#shared/contract/host.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { Prose } from '#shared/contract/values.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { besidePath, syncFolder } from '#electron/node/atomic-write.ts';
import { createReview } from './create-review.ts';
import { refusalOf } from './database/refusals.ts';
import { inProcessClient } from './in-process-client.ts';
import { openStore, type Store, type StoreOptions } from './store.ts';

const SampleClaim = z.strictObject({
  /** Words that stand in the document once. */
  quote: z.string(),
  therapy: z.array(z.string()),
  comparator: z.array(z.string()),
  population: z.array(z.string()),
  outcome: z.string(),
  set: ClaimEdit,
});
type SampleClaim = z.infer<typeof SampleClaim>;

const SampleDocument = z.strictObject({ file: z.string(), set: DocumentEdit, claims: z.array(SampleClaim) });
type SampleDocument = z.infer<typeof SampleDocument>;

/** `resources/sample-review.json`; concepts are named as in the taxonomy, files lie in `samples/`. */
const SampleReview = NewReview.extend({
  question: Prose,
  reviewer: z.string(),
  documents: z.array(SampleDocument),
});

/**
 * Makes the sample review in a new folder, whole or not at all: the shipped documents, imported as any other, and
 * claims on their words. Its claims are the sample's, not those of the person who opens it.
 * Refused as `createReview` and the imports are.
 */
export async function createSampleReview(
  path: string,
  options: StoreOptions,
  resourcesDir: string,
): Promise<Result<null, AppError>> {
  const samples = join(resourcesDir, 'samples');
  if (existsSync(path)) return err(appError('exists', `${path} is there already. Nothing was changed.`));
  const beside = besidePath(path);
  try {
    const sample = SampleReview.parse(
      JSON.parse(readFileSync(join(resourcesDir, 'sample-review.json'), 'utf8')),
    );
    const { title, taxonomy } = sample;
    const profileDir = join(beside, 'profile');
    const opener = { ...options.opener, reviewerName: sample.reviewer, installId: 'sample', profileDir };
    const made = join(beside, 'sample.sheaf');
    mkdirSync(beside, { recursive: true });
    const created = createReview(made, { title, taxonomy }, opener, resourcesDir);
    if (!created.ok) return created;
    const opened = await openStore(made, { ...options, opener });
    if (!opened.ok) return opened;
    try {
      const filled = await fill(opened.value, sample, samples);
      if (!filled.ok) return filled;
    } finally {
      await opened.value.close();
    }
    renameSync(made, path);
    syncFolder(dirname(path));
    return ok(null);
  } catch (error) {
    const refusal = refusalOf(error, 'The sample review');
    if (refusal) return err(refusal);
    throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

async function fill(
  store: Store,
  sample: z.infer<typeof SampleReview>,
  samples: string,
): Promise<Result<null, AppError>> {
  const client = inProcessClient(store);
  const edited = await client.reviews.edit({ set: { question: sample.question } });
  if (!edited.ok) return edited;
  const concepts = await client.taxonomy.concepts({});
  if (!concepts.ok) return concepts;
  for (const document of sample.documents) {
    const filled = await addDocument({ store, client, concepts: concepts.value, samples }, document);
    if (!filled.ok) return filled;
  }
  return ok(null);
}

type Work = {
  readonly store: Store;
  readonly client: Client;
  readonly concepts: readonly ConceptView[];
  /** The folder of the shipped documents. */
  readonly samples: string;
};

async function addDocument(work: Work, document: SampleDocument): Promise<Result<null, AppError>> {
  const imported = await importOne(work, document.file);
  if (!imported.ok) return imported;
  const documentId = imported.value;
  const edited = await work.client.documents.edit({ documentId, set: document.set });
  if (!edited.ok) return edited;
  for (const claim of document.claims) {
    const made = await addClaim(work, documentId, claim);
    if (!made.ok) return made;
  }
  return ok(null);
}

async function importOne(
  { store, client, samples }: Work,
  file: string,
): Promise<Result<DocumentId, AppError>> {
  const grant = GrantId.parse(uuidv7());
  const jobId = JobId.parse(uuidv7());
  store.grant([{ id: grant, access: 'read', path: join(samples, file), name: file }]);
  const started = await client.imports.start({ jobId, grants: [grant] });
  if (!started.ok) return started;
  const job = await store.settled(jobId);
  if (job.error) return err(job.error);
  const [outcome] = ImportReport.parse(job.result).files;
  if (outcome?.outcome === 'imported') return ok(outcome.document);
  return err(
    outcome?.outcome === 'refused' ? outcome.error : appError('internal', `${file} was not imported.`),
  );
}

async function addClaim(
  { client, concepts }: Work,
  documentId: DocumentId,
  claim: SampleClaim,
): Promise<Result<unknown, AppError>> {
  const anchor = await client.text.locateQuote({ documentId, quote: claim.quote });
  if (!anchor.ok) return anchor;
  const named = (role: string, names: readonly string[]) =>
    names.map((name) => conceptOf(concepts, role, name));
  return client.claims.create({
    claimId: ClaimId.parse(uuidv7()),
    documentId,
    selections: [{ annotationId: AnnotationId.parse(uuidv7()), anchor: anchor.value }],
    therapy: named('therapy', claim.therapy),
    comparator: named('therapy', claim.comparator),
    population: named('population', claim.population),
    set: { ...claim.set, outcome: conceptOf(concepts, 'outcome', claim.outcome) },
  });
}

/** @throws Error when the shipped taxonomy lacks the name: the sample and it ship together */
function conceptOf(concepts: readonly ConceptView[], role: string, name: string): ConceptId {
  const found = concepts.find((concept) => concept.role === role && concept.name === name);
  if (!found) throw new Error(`The sample names a ${role} that is not in its taxonomy: ${name}.`);
  return found.id;
}
