import { v7 as uuidv7 } from 'uuid';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { DocumentId, type JobId } from '#shared/contract/ids.ts';
import { canBeRetried, type ImportReport } from '#shared/contract/imports.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { importFiles, nothingToRetry } from '../jobs/import-files.ts';
import { readFields } from '../jobs/import-one.ts';
import type { ImportNote, ImportSource } from '../jobs/import-sources.ts';
import { keepText, readDocument } from '../jobs/read-document.ts';
import type { JobControl } from '../jobs/runner.ts';
import { documentView } from '../repositories/documents.ts';
import type { Context, Handlers } from '../handler.ts';
import { notFound } from './refusals.ts';
import { ImportReport as ImportReportSchema } from '#shared/contract/imports.ts';

function takeSources(context: Context, grants: readonly string[]): Result<ImportSource[], AppError> {
  const sources: ImportSource[] = [];
  for (const id of grants) {
    const grant = context.grants.take(id, 'read');
    if (!grant.ok) return grant;
    sources.push({ name: grant.value.name, path: grant.value.path });
  }
  return ok(sources);
}

/** The files of an earlier import that may come in now: all of them where it ended without a report. */
function failedNote(context: Context, jobId: JobId): ImportNote | null {
  const note = context.sources.of(jobId);
  const report = ImportReportSchema.safeParse(context.jobs.view(jobId)?.result);
  if (note === null || !report.success) return note;
  const left = report.data.files.map(canBeRetried);
  return { ...note, files: note.files.filter((_source, place) => left[place] === true) };
}

/** Imports what a note names, and forgets it when nothing of it is left to be tried again. */
async function importNoted(
  context: Context,
  control: JobControl,
  jobId: JobId,
  note: ImportNote | null,
): Promise<Result<ImportReport, AppError>> {
  if (note !== null && control.resume === undefined) context.sources.keep(jobId, note);
  const report = await importFiles(context, control, note);
  if (report.ok && !report.value.files.some(canBeRetried)) context.sources.drop(jobId);
  return report;
}

export const imports: Handlers<'imports'> = {
  start: {
    kept: true,
    run: async (context, { jobId, grants, kind, source }, control) => {
      // One that was ended before its first paper has a note, but nothing to go on from.
      const noted = context.sources.of(jobId);
      if (control.resume !== undefined || noted !== null) return importNoted(context, control, jobId, noted);
      const files = takeSources(context, grants);
      if (!files.ok) return files;
      return importNoted(context, control, jobId, { files: files.value, settings: { kind, source } });
    },
  },
  retry: {
    kept: true,
    run: async (context, { jobId, retryOf }, control) => {
      if (control.resume !== undefined)
        return importNoted(context, control, jobId, context.sources.of(jobId));
      const note = failedNote(context, retryOf);
      if (note === null || note.files.length === 0) return nothingToRetry();
      return importNoted(context, control, jobId, note);
    },
  },
  reread: {
    kept: false,
    run: (context, { documentId, password }, control) =>
      reread(context, { documentId, password, ...control }),
  },
};

type Reread = {
  readonly documentId: DocumentId;
  readonly password: string | null;
  readonly group: string;
  readonly signal: AbortSignal;
};

async function reread(context: Context, order: Reread): Promise<Result<ImportReport, AppError>> {
  const before = documentView(context.session().reader, order.documentId);
  if (!before) return err(notFound('document', order.documentId));
  const writer = context.session().writer();
  if (!writer.ok) return writer;
  const { fileName: name, sha256, size } = before;
  const read = await readDocument(context, {
    name,
    sha256,
    size,
    password: order.password,
    signal: order.signal,
  });
  if (!read.ok) return read;
  const { state, reason, pages, format } = read.value;
  if (state === 'password' && order.password !== null) {
    return err(appError('wrong-password', `This is not the password of ${name}. Nothing was changed.`));
  }
  const session = context.session();
  keepText(session, sha256, read.value);
  const set = readFields(read.value);
  const committed = writer.value.commit({ id: uuidv7(), group: order.group, label: 'document.read' }, () =>
    ok({ operations: [{ kind: 'document.read', id: order.documentId, set }] }),
  );
  if (!committed.ok) return committed;
  session.refreshDerived();
  session.refreshPlaces(order.documentId);
  context.changed([...writer.value.takeStale(), 'text']);
  const document = DocumentId.parse(order.documentId);
  const outcome = {
    name,
    outcome: 'imported' as const,
    document,
    format,
    state,
    pages: pages.length,
    note: reason,
    restored: false,
  };
  return ok({ files: [outcome] });
}
