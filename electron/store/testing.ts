import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Client } from '#shared/contract/client.ts';
import type { StoreEvent } from '#shared/contract/envelope.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { type DocumentId, GrantId, JobId } from '#shared/contract/ids.ts';
import type { ImportReport } from '#shared/contract/imports.ts';
import { ImportReport as ImportReportSchema } from '#shared/contract/imports.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { Result } from '#shared/kit/result.ts';
import { pdfAssetsFolder } from '#electron/node/pdf-assets.ts';
import { createReview, type NewReview } from './create-review.ts';
import { inProcessClient } from './in-process-client.ts';
import type { Opener } from './open-review.ts';
import { startChildReader } from './reading/child-process-reader.ts';
import type { ReaderChannel } from './reading/reader-channel.ts';
import { openStore, type Store, type StoreOptions } from './store.ts';

const root = resolve(import.meta.dirname, '../..');
export const resourcesDir = join(root, 'resources');

/** The Node that runs child processes from TypeScript source: Electron's own, where the store is tested in it, can't. */
export const testNode =
  process.versions['electron'] === undefined ? process.execPath : join(root, 'node_modules', '.bin', 'node');

/** A real review in a temporary folder, served in this process: the same store as the program's. */
export type TestReview = {
  readonly client: Client;
  readonly store: Store;
  /** The review's folder. */
  readonly path: string;
  readonly profileDir: string;
  /** Imports files by their paths and waits for the end. */
  importFiles(...paths: readonly string[]): Promise<ImportReport>;
  /** Imports one file and waits for its paper; throws when it is not imported. */
  importPaper(path: string): Promise<DocumentId>;
  /** The same for a text document with these words, of this name, beside the review. */
  importText(text: string, name?: string): Promise<DocumentId>;
  /** Starts a job and waits for its end. */
  run(start: (jobId: JobId) => Promise<Result<JobView, AppError>>): Promise<JobView>;
  /** A grant to write a file. */
  writeGrant(path: string): GrantId;
  onEvent(listen: (event: StoreEvent) => void): () => void;
  /** Closes the store and opens it again. */
  reopen(): Promise<TestReview>;
  /** Closes the store and removes the folder. */
  close(): Promise<void>;
};

/** The person at work in tests. */
export function testOpener(profileDir: string, reviewerName = 'Ada Lindt'): Opener {
  return { reviewerName, installId: 'test-install', profileDir, appVersion: '0.0.0-test' };
}

/** How a store is started in tests: readers are real child processes, answers are parsed. */
export function testOptions(profileDir: string, reviewerName?: string): StoreOptions {
  return {
    opener: testOpener(profileDir, reviewerName),
    startReader: () =>
      startChildReader({ entry: join(root, 'electron/reader/process.ts'), execPath: testNode }),
    pdfAssets: pdfAssetsFolder(),
    checkOutputs: true,
  };
}

/** Told of every reader process that a store starts. */
type OnReader = (reader: ReaderChannel) => void;

/** Makes and opens a review in a new temporary folder. */
export async function openTestReview(
  review: Partial<NewReview> = {},
  onReader?: OnReader,
): Promise<TestReview> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-test-'));
  const path = join(folder, 'test.sheaf');
  const profileDir = join(folder, 'profile');
  const made = createReview(
    path,
    { title: 'Test review', taxonomy: 'paediatric-all', ...review },
    testOpener(profileDir),
    resourcesDir,
  );
  if (!made.ok) throw new Error(made.error.message);
  return serveTestReview({ path, profileDir, folder, onReader });
}

/** Opens a review that a test made before, perhaps in another process. Its `close` removes the folder around it. */
export function reopenTestReview(path: string, profileDir: string): Promise<TestReview> {
  return serveTestReview({ path, profileDir, folder: dirname(path), onReader: undefined });
}

type Served = {
  readonly path: string;
  readonly profileDir: string;
  /** Removed with everything in it when the review is closed. */
  readonly folder: string;
  readonly onReader: OnReader | undefined;
};

function importer(store: Store, client: Client, run: TestReview['run']): TestReview['importFiles'] {
  return async (...paths) => {
    const grants = paths.map((file) => ({
      id: GrantId.parse(uuidv7()),
      access: 'read' as const,
      path: file,
      name: basename(file),
    }));
    store.grant(grants);
    const job = await run((jobId) => client.imports.start({ jobId, grants: grants.map(({ id }) => id) }));
    return ImportReportSchema.parse(job.result);
  };
}

async function serveTestReview(served: Served): Promise<TestReview> {
  const { path, profileDir, folder, onReader } = served;
  const options = testOptions(profileDir);
  const startReader = async (): Promise<ReaderChannel> => {
    const reader = await options.startReader();
    onReader?.(reader);
    return reader;
  };
  const opened = await openStore(path, { ...options, startReader });
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
  const store = opened.value;
  const client = inProcessClient(store);
  const run: TestReview['run'] = async (start) => {
    const jobId = JobId.parse(uuidv7());
    const started = await start(jobId);
    if (!started.ok) throw new Error(`${started.error.code}: ${started.error.message}`);
    return store.settled(jobId);
  };
  const importFiles = importer(store, client, run);
  const importPaper: TestReview['importPaper'] = async (file) => {
    const [one] = (await importFiles(file)).files;
    if (one?.outcome !== 'imported') throw new Error(JSON.stringify(one));
    return one.document;
  };
  return {
    client,
    store,
    path,
    profileDir,
    run,
    importFiles,
    importPaper,
    importText: (text, name = 'paper.txt') => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return importPaper(file);
    },
    writeGrant: (target) => {
      const id = GrantId.parse(uuidv7());
      store.grant([{ id, access: 'write', path: target, name: basename(target) }]);
      return id;
    },
    onEvent: (listen) => store.onEvent(listen),
    reopen: async () => {
      await store.close();
      return serveTestReview(served);
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
