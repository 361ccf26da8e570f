import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import { type DocumentId, GrantId } from '#shared/contract/ids.ts';
import { type ImportOutcome, ImportReport } from '#shared/contract/imports.ts';
import { DocumentKind } from '#shared/contract/values.ts';
import { closedWords } from '#shared/formats/refusal.ts';
import { sizeCaps } from '#shared/formats/sniff.ts';
import { filesBelow, type UnreadableEntry } from '#electron/node/files-below.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { oneOf } from '../allowed.ts';
import type { Answer, Command } from '../command.ts';
import { flag, one, type ParsedArguments } from '../options.ts';
import type { OpenReview, World } from '../world.ts';

type Named = { readonly shown: string; readonly path: string; readonly missing?: AppError };

/** The files that a word of the command line names: the file itself, or everything below a folder. */
async function filesAt(shown: string, path: string): Promise<Named[]> {
  const found = await filesBelow([path]);
  const name = (at: string): string => join(shown, relative(path, at));
  const missing = found.unreadable.map(({ path: at, why }) => ({
    shown: name(at),
    path: at,
    missing: refusalOf(basename(at), why),
  }));
  return [...found.files.map((file) => ({ shown: name(file.path), path: file.path })), ...missing];
}

function refusalOf(name: string, why: UnreadableEntry['why']): AppError {
  if (why === 'missing') return appError('not-found', `${name} is not there. Nothing was imported from it.`);
  if (why === 'closed') return appError('unreadable', closedWords(name));
  return appError('unreadable', `${name} can't be read. Nothing was imported from it.`);
}

/** Keeps what comes in as a file. One byte over the cap is enough to refuse it: nothing comes in without end. */
async function keepStdin(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx');
  try {
    let size = 0;
    for await (const piece of pieces) {
      await file.writeFile(piece);
      size += piece.length;
      if (size > sizeCaps.pdf) break;
    }
  } finally {
    await file.close();
  }
}

async function collect(world: World, words: readonly string[], temporary: string): Promise<Named[]> {
  const files: Named[] = [];
  for (const word of words) {
    if (word !== '-') {
      files.push(...(await filesAt(word, world.path(word))));
      continue;
    }
    const path = join(temporary, 'stdin');
    await keepStdin(path, world.stdin());
    files.push({ shown: '-', path });
  }
  return files;
}

function refused(path: string, { traceId: _trace, ...error }: AppError): Record<string, unknown> {
  return { path, outcome: 'refused', error };
}

async function shown(
  review: OpenReview,
  file: Named,
  outcome: ImportOutcome | undefined,
): Promise<Record<string, unknown>> {
  const path = file.shown;
  if (file.missing) return refused(path, file.missing);
  if (outcome?.outcome === 'refused') return refused(path, outcome.error);
  if (!outcome || outcome.outcome === 'cancelled') return { path, outcome: 'cancelled' };
  if (outcome.outcome === 'annotations') {
    const { name: _name, outcome: _outcome, ...counts } = outcome;
    return { path, outcome: 'imported', type: 'annotations', format: 'jsonld', ...counts };
  }
  const { name: _name, outcome: what, ...rest } = outcome;
  const there = what === 'already-here' ? await documentThere(review, outcome.document) : {};
  return { path, outcome: what, type: 'document', ...rest, ...there };
}

/** The format and state of a document that was in the review before. */
async function documentThere(
  { client }: OpenReview,
  documentId: DocumentId,
): Promise<Partial<Pick<DocumentView, 'format' | 'state'>>> {
  const there = await client.documents.get({ documentId });
  return there.ok ? { format: there.value.format, state: there.value.state } : {};
}

function totals(files: readonly Record<string, unknown>[]) {
  const count = (outcome: string): number => files.filter((file) => file['outcome'] === outcome).length;
  return {
    files: files.length,
    imported: count('imported'),
    'already-here': count('already-here'),
    refused: count('refused'),
  };
}

/** Tries the password on the documents that asked for one; a refusal is said, and leaves its outcome as it was. */
async function unlock(
  review: OpenReview,
  outcomes: ImportOutcome[],
  { password, say }: { readonly password: string; readonly say: World['say'] },
): Promise<void> {
  for (const [index, outcome] of outcomes.entries()) {
    const document = await lockedDocument(review, outcome);
    if (document === null) continue;
    const read = await review.finish((jobId) =>
      review.client.imports.reread({ jobId, documentId: document, password }),
    );
    const report = read.ok ? ImportReport.parse(read.value).files[0] : null;
    if (!read.ok) say(read.error.message);
    if (report) outcomes[index] = report;
    else if (!read.ok && outcome.outcome === 'imported')
      outcomes[index] = { ...outcome, note: read.error.message };
  }
}

async function lockedDocument(review: OpenReview, outcome: ImportOutcome) {
  if (outcome.outcome === 'imported') return outcome.state === 'password' ? outcome.document : null;
  if (outcome.outcome !== 'already-here') return null;
  const { state } = await documentThere(review, outcome.document);
  return state === 'password' ? outcome.document : null;
}

async function importAll(
  world: World,
  parsed: ParsedArguments,
  temporary: string,
): Promise<Result<Answer, AppError>> {
  const [path = '', ...words] = parsed.positionals;
  const kind = oneOf(parsed, 'kind', DocumentKind);
  if (!kind.ok) return kind;
  if (words.filter((word) => word === '-').length > 1) {
    return err(
      appError('invalid-input', 'Standard input holds one file: - can be given once.', { value: '-' }),
    );
  }
  const passwordFile = one(parsed, 'password-file');
  const password =
    passwordFile === undefined ? null : readFileSync(world.path(passwordFile), 'utf8').replace(/\r?\n$/u, '');
  return world.withReview(world.path(path), 'write', async (review) => {
    const files = await collect(world, words, temporary);
    const present = files.filter((file) => !file.missing);
    const grants = present.map((file) => ({
      id: GrantId.parse(randomUUID()),
      access: 'read' as const,
      path: file.path,
      name: file.shown === '-' ? 'stdin' : basename(file.path),
    }));
    review.store.grant(grants);
    const outcomes: ImportOutcome[] = [];
    if (grants.length > 0) {
      const input = {
        grants: grants.map(({ id }) => id),
        kind: kind.value,
        source: one(parsed, 'source') ?? null,
      };
      const done = await review.finish((jobId) => review.client.imports.start({ jobId, ...input }));
      if (!done.ok) return done;
      outcomes.push(...ImportReport.parse(done.value).files);
      if (password !== null) await unlock(review, outcomes, { password, say: world.say });
    }
    let next = 0;
    const value: Record<string, unknown>[] = [];
    for (const file of files)
      value.push(await shown(review, file, file.missing ? undefined : outcomes[next++]));
    const outcome = (what: string): boolean => value.some((file) => file['outcome'] === what);
    const failed = outcome('cancelled') || (flag(parsed, 'strict') && outcome('refused'));
    return ok({ value: { files: value, totals: totals(value) }, failed });
  });
}

export const importFiles: Command = {
  name: 'import',
  usage: 'import REVIEW PATH… [--kind K] [--source NAME] [--password-file FILE] [--strict]',
  summary: 'brings papers in: files, folders, or - for standard input',
  words: [2, Number.POSITIVE_INFINITY],
  options: {
    kind: { takes: 'one', value: 'K' },
    source: { takes: 'one', value: 'NAME' },
    'password-file': { takes: 'one', value: 'FILE' },
    strict: { takes: 'flag' },
  },
  run: async (world, parsed) => {
    const passwordFile = one(parsed, 'password-file');
    if (
      passwordFile !== undefined &&
      !statSync(world.path(passwordFile), { throwIfNoEntry: false })?.isFile()
    ) {
      return err(appError('not-found', `The password file ${passwordFile} is not there.`));
    }
    const temporary = mkdtempSync(join(tmpdir(), 'sheaf-stdin-'));
    try {
      return await importAll(world, parsed, temporary);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
};
