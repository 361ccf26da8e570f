import { z } from 'zod';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { ImportOutcome, type ImportReport } from '#shared/contract/imports.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Context } from '../handler.ts';
import { documentByEarlierHash, documentByHash } from '../repositories/documents.ts';
import type { JobControl } from './runner.ts';
import { alreadyHere, type ImportSettings, importOne, isWorthReading } from './import-one.ts';
import { type TakenFile, takeIn } from './take-in.ts';

/** A file on its way in: named, then copied, then with its outcome. Paths are never written down. */
const Incoming = z.strictObject({
  name: z.string(),
  taken: z.strictObject({ sha256: z.string(), size: z.int() }).nullable(),
  outcome: ImportOutcome.nullable(),
});
type Incoming = z.infer<typeof Incoming>;
const Resume = z.strictObject({ files: z.array(Incoming) });

export type ImportSource = { readonly name: string; readonly path: string };

/**
 * Imports files: first copies all their bytes into the review, then reads and records one after the other. Each
 * document is a change of its own in the job's group, in one transaction with the resume point.
 * @param sources where the files lie; null when the job goes on after a crash and works from the copies alone
 */
export async function importFiles(
  context: Context,
  control: JobControl,
  job: { readonly sources: readonly ImportSource[] | null; readonly settings: ImportSettings },
): Promise<Result<ImportReport, AppError>> {
  const files = job.sources ? await copyAll(context, control, job.sources) : resumed(control.resume);
  for (const [index, file] of files.entries()) {
    if (file.outcome !== null) continue;
    if (control.signal.aborted) break;
    control.progress({ done: index, total: files.length, doing: `Importing ${file.name}` });
    await importNext(context, control, { files, index, settings: job.settings });
  }
  const outcomes = files.map(
    (file): ImportOutcome => file.outcome ?? { name: file.name, outcome: 'cancelled' },
  );
  return ok({ files: outcomes });
}

function resumed(resume: unknown): Incoming[] {
  const parsed = Resume.safeParse(resume);
  if (!parsed.success) return [];
  return parsed.data.files.map((file) =>
    file.taken || file.outcome ? file : { ...file, outcome: notCopied(file.name) },
  );
}

function notCopied(name: string): ImportOutcome {
  const message = `Sheaf ended before ${name} was copied. Nothing was imported from it; import it again.`;
  return { name, outcome: 'refused', error: appError('cancelled', message) };
}

async function copyAll(
  context: Context,
  control: JobControl,
  sources: readonly ImportSource[],
): Promise<Incoming[]> {
  const files: Incoming[] = sources.map(({ name }) => ({ name, taken: null, outcome: null }));
  save(context, control, files);
  for (const [index, source] of sources.entries()) {
    if (control.signal.aborted) break;
    control.progress({ done: 0, total: files.length, doing: `Copying ${source.name}` });
    const taken = await takeIn(context.session().folder, source);
    files[index] = taken.ok
      ? { name: source.name, taken: { sha256: taken.value.sha256, size: taken.value.size }, outcome: null }
      : { name: source.name, taken: null, outcome: refused(source.name, taken.error) };
    if (index % 25 === 24) save(context, control, files);
  }
  save(context, control, files);
  return files;
}

function refused(name: string, error: AppError): ImportOutcome {
  return { name, outcome: 'refused', error };
}

function save(context: Context, control: JobControl, files: readonly Incoming[]): void {
  const writer = context.session().writer();
  if (!writer.ok) return;
  writer.value.write((db) => control.checkpoint(db, progressOf(files)));
}

function progressOf(files: readonly Incoming[]) {
  const done = files.filter((file) => file.outcome !== null).length;
  return { done, total: files.length, resume: { files } };
}

type Next = { readonly files: Incoming[]; readonly index: number; readonly settings: ImportSettings };

async function importNext(
  context: Context,
  control: JobControl,
  { files, index, settings }: Next,
): Promise<void> {
  const file = files[index];
  if (!file?.taken) return;
  const taken: TakenFile = { name: file.name, ...file.taken };
  const earlier = documentByEarlierHash(context.session().reader, taken.sha256);
  if (earlier) {
    files[index] = { ...file, outcome: alreadyHere(file.name, earlier.id, earlier.title) };
    save(context, control, files);
    return;
  }
  const here = documentByHash(context.session().reader, taken.sha256);
  if (here && !here.deleted && !isWorthReading(here, file.name)) {
    files[index] = { ...file, outcome: alreadyHere(file.name, here.id) };
    save(context, control, files);
    return;
  }
  const finish = (outcome: ImportOutcome) => {
    files[index] = { ...file, outcome };
    return progressOf(files);
  };
  const outcome = await importOne(context, control, { taken, settings, finish });
  if (outcome === null || files[index]?.outcome) return;
  files[index] = { ...file, outcome };
  save(context, control, files);
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
