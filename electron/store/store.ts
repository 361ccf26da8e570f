import type { Reply, StoreEvent } from '#shared/contract/envelope.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import { type Grant, type Grants, makeGrants } from './grants.ts';
import { compareOnOpen } from './jobs/compare-on-open.ts';
import { importSources } from './jobs/import-sources.ts';
import { type Background, readAhead } from './jobs/read-ahead.ts';
import { JobRunner, type JobStorage } from './jobs/runner.ts';
import { tidyOnOpen } from './jobs/tidy-on-open.ts';
import { openCurrentSession } from './current-session.ts';
import type { OpenMode, Opener } from './open-review.ts';
import { ReaderPool } from './reading/reader-pool.ts';
import type { ReaderChannel } from './reading/reader-channel.ts';
import type { Context } from './handler.ts';
import { jobStart } from './rpc/job-start.ts';
import { answer, findMethod, type ServerOptions } from './rpc/server.ts';
import type { Session } from './session.ts';

/** What a store is started with, beside the review itself. */
export type StoreOptions = {
  readonly opener: Opener;
  readonly mode?: OpenMode;
  /** Starts a process that reads one untrusted file after the other. */
  readonly startReader: () => Promise<ReaderChannel>;
  /** Folder of pdf.js's data files (character maps, standard fonts). */
  readonly pdfAssets: string;
  /** Files that may be used from the beginning, also by jobs that go on. */
  readonly grants?: readonly Grant[];
  /** Compare tables and log in the background where this install can't vouch for them: where somebody can be told. */
  readonly compare?: boolean;
  /** Read beside other work what counting needs: where somebody waits for pictures. */
  readonly readAhead?: boolean;
  /** Parse answers as well: in tests and development. */
  readonly checkOutputs?: boolean;
  readonly log?: ServerOptions['log'];
};

/** One open review that answers calls of the contract. */
export type Store = {
  /** Answers one call; never throws. */
  call(message: unknown): Promise<Reply>;
  /** Tells what the store says unasked; the answer stops it. */
  onEvent(listen: (event: StoreEvent) => void): () => void;
  grant(grants: readonly Grant[]): void;
  /** Waits for a job's end. */
  settled(jobId: string): Promise<JobView>;
  session(): Session;
  setReviewer(name: string): void;
  close(): Promise<void>;
};

/** Opens a review and everything that serves it. Refused as by `openReview`. */
export async function openStore(path: string, options: StoreOptions): Promise<Result<Store, AppError>> {
  const opened = await openCurrentSession(path, options.opener, options.mode ?? 'write');
  if (!opened.ok) return opened;
  const session = opened.value;
  const listeners = new Set<(event: StoreEvent) => void>();
  const tell = (event: StoreEvent): void => {
    for (const listen of listeners) listen(event);
  };
  const grants: Grants = makeGrants();
  grants.add(options.grants ?? []);
  const { startReader, pdfAssets } = options;
  const readers = new ReaderPool({ startReader, pdfAssets });
  const jobs = new JobRunner(
    jobStorage(() => session.get()),
    (job) => tell({ event: 'job', job }),
  );
  const context: Context = {
    session: () => session.get(),
    jobs,
    grants,
    sources: importSources(options.opener.profileDir),
    readers,
    changed: (topics) => tell({ event: 'changed', topics: [...topics] }),
    reopen: async (work) => {
      await Promise.all([comparing.stop(), ahead.stop()]);
      const reopened = await session.reopen(work);
      comparing = startComparing();
      ahead = startReading();
      return reopened;
    },
  };
  const startComparing = (): Background => (options.compare ? compareOnOpen(context) : noBackground);
  const startReading = (): Background => (options.readAhead ? readAhead(context) : noBackground);
  const server: ServerOptions = {
    checkOutputs: options.checkOutputs ?? false,
    log: options.log ?? logToStderr,
  };
  if (session.get().readOnly === null) startOver(context);
  let comparing = startComparing();
  let ahead = startReading();
  return ok({
    call: async (message) => {
      await session.ready();
      return answer(context, server, message);
    },
    onEvent: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    grant: (given) => grants.add(given),
    settled: (jobId) => jobs.settled(jobId),
    session: () => session.get(),
    setReviewer: (name) => session.setReviewer(name),
    close: async () => {
      await Promise.all([jobs.stopAll(), comparing.stop(), ahead.stop()]);
      readers.close();
      session.get().close();
    },
  });
}

const noBackground: Background = { stop: () => Promise.resolve() };

function jobStorage(session: () => Session): JobStorage {
  return {
    reader: () => session().reader,
    write: (work) => {
      const writer = session().writer();
      if (writer.ok) writer.value.write(work);
    },
  };
}

/** Goes on with the jobs that a crash interrupted, then tidies what it left behind. */
function startOver(context: Context): void {
  context.jobs.resumeInterrupted((row) => {
    const found = findMethod(row.kind);
    if (!found || typeof found.handler === 'function' || !('run' in found.handler)) return null;
    const input: unknown = JSON.parse(row.input);
    return jobStart(context, { name: found.name, handler: found.handler, input, again: row });
  });
  tidyOnOpen(context);
}

function logToStderr(traceId: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`sheaf: unexpected error ${traceId}: ${text}\n`);
}
