import { v7 as uuidv7 } from 'uuid';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { DocumentId, type JobId } from '#shared/contract/ids.ts';
import type { ImportReport } from '#shared/contract/imports.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { importFiles, type ImportSource, nothingToRetry } from '../jobs/import-files.ts';
import { type ImportSettings, readFields } from '../jobs/import-one.ts';
import { keepText, readDocument } from '../jobs/read-document.ts';
import { documentView } from '../repositories/documents.ts';
import type { Context, Handlers } from '../handler.ts';
import { notFound } from './refusals.ts';
import { ImportReport as ImportReportSchema } from '#shared/contract/imports.ts';

type Imported = { readonly sources: readonly ImportSource[]; readonly settings: ImportSettings };

/** Where the files of this process's imports lie, for a retry; never written down. */
const importsOfJobs = new Map<JobId, Imported>();

function takeSources(context: Context, grants: readonly string[]): Result<ImportSource[], AppError> {
  const sources: ImportSource[] = [];
  for (const id of grants) {
    const grant = context.grants.take(id, 'read');
    if (!grant.ok) return grant;
    sources.push({ name: grant.value.name, path: grant.value.path });
  }
  return ok(sources);
}

/** The files that an earlier import did not bring in: all of them where it ended without a report. */
function failedSources(context: Context, jobId: JobId): readonly ImportSource[] {
  const sources = importsOfJobs.get(jobId)?.sources ?? [];
  const report = ImportReportSchema.safeParse(context.jobs.view(jobId)?.result);
  if (!report.success) return sources;
  return sources.filter((_source, place) => {
    const outcome = report.data.files[place]?.outcome;
    return outcome === 'refused' || outcome === 'cancelled';
  });
}

export const imports: Handlers<'imports'> = {
  start: {
    kept: true,
    run: async (context, { jobId, grants, kind, source }, control) => {
      const settings = { kind, source };
      if (control.resume !== undefined) return importFiles(context, control, { sources: null, settings });
      const sources = takeSources(context, grants);
      if (!sources.ok) return sources;
      importsOfJobs.set(jobId, { sources: sources.value, settings });
      return importFiles(context, control, { sources: sources.value, settings });
    },
  },
  retry: {
    kept: true,
    run: async (context, { jobId, retryOf }, control) => {
      const settings = importsOfJobs.get(retryOf)?.settings ?? { kind: null, source: null };
      if (control.resume !== undefined) return importFiles(context, control, { sources: null, settings });
      const sources = failedSources(context, retryOf);
      if (sources.length === 0) return nothingToRetry();
      importsOfJobs.set(jobId, { sources, settings });
      return importFiles(context, control, { sources, settings });
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
  context.changed(['document', 'text', 'annotation', 'claim', 'change']);
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
