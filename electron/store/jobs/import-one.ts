import { extname } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { DocumentView } from '#shared/contract/documents.ts';
import { DocumentId } from '#shared/contract/ids.ts';
import type { ImportOutcome } from '#shared/contract/imports.ts';
import type { Reading } from '#shared/contract/reader.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { ok } from '#shared/kit/result.ts';
import { uuidOfHash } from '#electron/node/hash.ts';
import { documentByEarlierHash, documentByHash, documentView } from '../repositories/documents.ts';
import type { Context } from '../handler.ts';
import type { ImportSettings } from './import-sources.ts';
import { keepText, readDocument } from './read-document.ts';
import type { JobControl } from './runner.ts';
import type { TakenFile } from './take-in.ts';

type One = {
  readonly taken: TakenFile;
  readonly settings: ImportSettings;
  /** Notes the outcome and answers the resume point with it. */
  readonly finish: (outcome: ImportOutcome) => { done: number; total: number; resume: unknown };
};

/**
 * Reads one file that was taken in and records its document, or brings it back from the bin.
 * @returns its outcome; null when the job was cancelled meanwhile
 */
export async function importOne(
  context: Context,
  control: JobControl,
  one: One,
): Promise<ImportOutcome | null> {
  const { taken } = one;
  const read = await readDocument(context, { ...taken, password: null, signal: control.signal });
  if (control.signal.aborted) return null;
  if (!read.ok) {
    return { name: taken.name, outcome: 'refused', error: read.error };
  }
  keepText(context.session(), taken.sha256, read.value);
  return record(context, control, one, read.value);
}

function record(context: Context, control: JobControl, one: One, reading: Reading): ImportOutcome {
  const { taken, settings } = one;
  const session = context.session();
  const writer = session.writer();
  if (!writer.ok) return { name: taken.name, outcome: 'refused', error: writer.error };
  const earlier = documentByEarlierHash(session.reader, taken.sha256);
  if (earlier) return alreadyHere(taken.name, earlier.id, earlier.title);
  const here = documentByHash(session.reader, taken.sha256);
  const operation = whatToRecord(one, reading, here);
  // Another import may have brought the same bytes while these were read.
  if (operation === null) return alreadyHere(taken.name, uuidOfHash(taken.sha256));
  const { id } = operation;
  const stored = here?.deleted ? documentView(session.reader, id) : null;
  const outcome = importedAs(id, taken, reading, stored);
  const committed = writer.value.commit(
    { id: uuidv7(), group: control.group, label: operation.kind },
    () =>
      ok({ operations: [operation], arguments: settings.source === null ? {} : { source: settings.source } }),
    (db) => control.checkpoint(db, one.finish(outcome)),
  );
  if (!committed.ok) return { name: taken.name, outcome: 'refused', error: committed.error };
  session.refreshDerived();
  context.changed([...writer.value.takeStale(), 'text']);
  return outcome;
}

/** What makes a file's bytes a document that can be worked with; null when they are one already. */
function whatToRecord({ taken, settings }: One, reading: Reading, here: Here | null): OperationDraft | null {
  if (here === null) {
    const set = documentFields(taken, settings, reading);
    return { kind: 'document.imported', id: uuidOfHash(taken.sha256), set };
  }
  const { id } = here;
  if (here.deleted) return { kind: 'document.restored', id, set: { deleted: false } };
  if (!isWorthReading(here, taken.name) || reading.state === 'unreadable') return null;
  return { kind: 'document.read', id, set: { fileName: taken.name, ...readFields(reading) } };
}

type Here = NonNullable<ReturnType<typeof documentByHash>>;

/** Whether a document that could not be read under the name it came by may be read under this one: its ending tells. */
export function isWorthReading(here: Here, name: string): boolean {
  const ending = (of: string) => extname(of).toLowerCase();
  return !here.deleted && here.state === 'unreadable' && ending(here.fileName) !== ending(name);
}

/** What reading a file tells of its document. */
export function readFields({ format, state, reason, pages, ...reading }: Reading): OperationDraft['set'] {
  return { format, state, stateReason: reason, pages: pages.length, proposals: proposalsOf(reading) };
}

/**
 * The outcome of a file whose bytes are a document of the review, or were.
 * @param earlierOf the title of the document whose file was replaced since
 */
export function alreadyHere(name: string, id: string, earlierOf: string | null = null): ImportOutcome {
  const here = { name, outcome: 'already-here' as const, document: DocumentId.parse(id) };
  return earlierOf === null ? here : { ...here, earlierOf };
}

/** The outcome of a file that is in now: new, or as it was before it went to the bin. */
function importedAs(
  id: string,
  taken: TakenFile,
  reading: Reading,
  back: DocumentView | null,
): ImportOutcome {
  return {
    name: taken.name,
    outcome: 'imported',
    document: DocumentId.parse(id),
    format: reading.format,
    state: back?.state ?? reading.state,
    pages: back?.pages ?? reading.pages.length,
    note: noteOf(reading, back !== null),
    restored: back !== null,
  };
}

function documentFields(taken: TakenFile, settings: ImportSettings, reading: Reading): OperationDraft['set'] {
  return {
    sha256: taken.sha256,
    fileName: taken.name,
    size: taken.size,
    ...readFields(reading),
    title: titleOf(taken.name),
    kind: settings.kind,
    imported: new Date().toISOString(),
  };
}

/** A title to begin with: the file's name without its extension. */
export function titleOf(fileName: string): string {
  const bare = fileName.replace(/\.[A-Za-z0-9]{1,8}$/u, '').trim();
  return bare === '' ? fileName : bare.slice(0, 2_000);
}

/** What the file says of itself, without what it leaves open. */
function proposalsOf(reading: Pick<Reading, 'metadata'>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(reading.metadata).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function noteOf(reading: Reading, restored: boolean): string | null {
  const parts = [restored ? 'Back from the bin, with its claims.' : null, reading.reason, reading.note];
  const said = parts.filter((part) => part !== null && part !== '');
  return said.length === 0 ? null : said.join(' ');
}
