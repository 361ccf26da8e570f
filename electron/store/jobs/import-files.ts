import { statSync } from 'node:fs';
import { z } from 'zod';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { ImportOutcome, type ImportReport } from '#shared/contract/imports.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { refusalOf } from '../database/refusals.ts';
import type { Context } from '../handler.ts';
import { documentByEarlierHash, documentByHash } from '../repositories/documents.ts';
import type { JobControl } from './runner.ts';
import { importAnnotations } from './annotations/import-annotations.ts';
import { alreadyHere, importOne, isWorthReading } from './import-one.ts';
import type { ImportNote, ImportSettings, ImportSource } from './import-sources.ts';
import { holdsAnnotations, takeIn } from './take-in.ts';

/** A file on its way in. Its path is never written down here. */
const Incoming = z.object({ name: z.string(), outcome: ImportOutcome.nullable() });
type Incoming = z.infer<typeof Incoming>;
const Resume = z.object({ files: z.array(Incoming) });

/**
 * Imports files one after the other: each is copied into the review, read and recorded before the next is touched,
 * so that whenever it ends, what was reached is in. Each document is a change of its own in the job's group, in one
 * transaction with the resume point. What a disk or folder refuses is the outcome of its file alone.
 * @param note where the files lie; null when the job goes on after a crash and nothing is known of that any more
 */
export async function importFiles(
  context: Context,
  control: JobControl,
  note: ImportNote | null,
): Promise<Result<ImportReport, AppError>> {
  const files = startingPoint(control.resume, note?.files ?? []);
  const settings = note?.settings ?? { kind: null, source: null };
  save(context, control, files);
  for (const [done, index] of papersFirst(files).entries()) {
    const file = files[index];
    if (file?.outcome !== null) continue;
    if (control.signal.aborted) break;
    control.progress({ done, total: files.length, doing: `Importing ${file.name}` });
    await importNext(context, control, { files, index, settings, source: note?.files[index] });
  }
  const outcomes = files.map(
    (file): ImportOutcome => file.outcome ?? { name: file.name, outcome: 'cancelled' },
  );
  return ok({ files: outcomes });
}

/** In their order, but for files that may hold annotations: these need the papers that came with them. */
function papersFirst(files: readonly Incoming[]): readonly number[] {
  const late = (index: number): number => Number(/\.json(?:ld)?$/iu.test(files[index]?.name ?? ''));
  return [...files.keys()].toSorted((a, b) => late(a) - late(b) || a - b);
}

function startingPoint(resume: unknown, sources: readonly ImportSource[]): Incoming[] {
  const parsed = Resume.safeParse(resume);
  if (!parsed.success) return sources.map(({ name }) => ({ name, outcome: null }));
  return parsed.data.files.map((file, index) =>
    file.outcome === null && sources[index] === undefined ? { ...file, outcome: notKnown(file.name) } : file,
  );
}

/** Keeps the resume point. On a full disk it lags behind: what it has not seen is looked at again, and is there. */
function save(context: Context, control: JobControl, files: readonly Incoming[]): void {
  try {
    const writer = context.session().writer();
    if (writer.ok) writer.value.write((db) => control.checkpoint(db, progressOf(files)));
  } catch (error) {
    if (refusalOf(error, 'The review') === null) throw error;
  }
}

function progressOf(files: readonly Incoming[]) {
  const done = files.filter((file) => file.outcome !== null).length;
  return { done, total: files.length, resume: { files } };
}

type Next = {
  readonly files: Incoming[];
  readonly index: number;
  readonly settings: ImportSettings;
  readonly source: ImportSource | undefined;
};

async function importNext(context: Context, control: JobControl, next: Next): Promise<void> {
  const { files, index } = next;
  const name = files[index]?.name ?? '';
  let recorded: ImportOutcome | null = null;
  const finish = (outcome: ImportOutcome) => {
    recorded = outcome;
    files[index] = { name, outcome };
    return progressOf(files);
  };
  const outcome = await outcomeOf(context, control, next, finish);
  files[index] = { name, outcome };
  if (outcome !== null && outcome !== recorded) save(context, control, files);
}

/** What becomes of one file; null when the job was cancelled meanwhile. */
async function outcomeOf(
  context: Context,
  control: JobControl,
  { files, index, settings, source }: Next,
  finish: (outcome: ImportOutcome) => ReturnType<typeof progressOf>,
): Promise<ImportOutcome | null> {
  const name = files[index]?.name ?? '';
  if (source === undefined) return notKnown(name);
  try {
    const closed = context.session().refusal();
    if (closed !== null) return refused(name, closed);
    if (holdsAnnotations(source)) return await annotationsIn(context, control, source);
    return await paperIn(context, control, source, { settings, finish });
  } catch (error) {
    const refusal = refusalOf(error, name);
    if (refusal === null) throw error;
    return refused(name, refusal);
  }
}

type Paper = Pick<Parameters<typeof importOne>[2], 'settings' | 'finish'>;

async function paperIn(
  context: Context,
  control: JobControl,
  source: ImportSource,
  paper: Paper,
): Promise<ImportOutcome | null> {
  const { name } = source;
  const { folder, reader } = context.session();
  const taken = await takeIn(folder, source);
  if (!taken.ok) return refused(name, taken.error);
  const earlier = documentByEarlierHash(reader, taken.value.sha256);
  if (earlier) return alreadyHere(name, earlier.id, earlier.title);
  const here = documentByHash(reader, taken.value.sha256);
  if (here && !here.deleted && !isWorthReading(here, name)) return alreadyHere(name, here.id);
  return importOne(context, control, { taken: taken.value, ...paper });
}

async function annotationsIn(
  context: Context,
  control: JobControl,
  { path, name }: ImportSource,
): Promise<ImportOutcome | null> {
  const found = await importAnnotations(context, control, { path, name, size: statSync(path).size });
  if (!found.ok) return found.error.code === 'cancelled' ? null : refused(name, found.error);
  const { fileName: _name, documents: _documents, ...counts } = found.value;
  return { name, outcome: 'annotations', ...counts };
}

function refused(name: string, error: AppError): ImportOutcome {
  return { name, outcome: 'refused', error };
}

function notKnown(name: string): ImportOutcome {
  const message = `Sheaf ended before ${name} was imported, and where it lies is not known here. Nothing was imported from it; import it again.`;
  return refused(name, appError('cancelled', message));
}

/** The refusal of a retry whose files are not known any more. */
export function nothingToRetry(): Result<never, AppError> {
  return err(
    appError(
      'not-found',
      'The files of that import are not known any more. Choose them again to import them.',
    ),
  );
}
