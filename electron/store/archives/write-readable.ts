import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { ReadableCopy } from '#shared/contract/archives.ts';
import { EvidenceFilter } from '#shared/contract/evidence.ts';
import { documentFileName, safeName, uniqueNames } from '#shared/citations/file-names.ts';
import type { DocumentFormat } from '#shared/domain/values.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { besidePath, syncFolder, writePiecesAtomically } from '#electron/node/atomic-write.ts';
import { documentPath } from '#electron/node/review-folder.ts';
import type { Reader } from '../database/connection.ts';
import { evidenceCsv } from '../exports/csv.ts';
import { type EvidenceLine, linesOf } from '../exports/evidence-line.ts';
import { historyCsv, historyJson, historyPages } from '../exports/history.ts';
import { evidenceJson } from '../exports/json.ts';
import { viewFacts } from '../exports/view-facts.ts';
import { breathe } from '../jobs/breathe.ts';
import type { JobControl } from '../jobs/runner.ts';
import { countClaims } from '../repositories/claims.ts';
import { documentViews } from '../repositories/documents.ts';
import { evidenceRows } from '../repositories/evidence-rows.ts';
import { allTherapies } from '../repositories/orientation.ts';
import { viewIds } from '../repositories/evidence.ts';
import { countChanges } from '../repositories/log.ts';
import { reviewRow } from '../repositories/reviews.ts';
import type { Session } from '../session.ts';
import { tableCsv, tableJson } from './readable-files.ts';
import { readableTables } from './readable-tables.ts';
import { readMe } from './readme-text.ts';

/** A file of a document in the copy, by its path there. */
type Copied = { readonly sha256: string; readonly path: string; readonly fileName: string };

/** One file of tables and how its bytes come. */
type Written = readonly [name: string, pieces: AsyncIterable<string | Uint8Array>];

const cancelled = appError('cancelled', 'The copy was cancelled. Nothing was written.');

/**
 * Writes everything that a review holds into a new folder, for reading without Sheaf: whole, or not at all. Documents
 * whose bytes are gone are named in the answer and in the folder.
 * Refused: `exists`, `cancelled`. @throws what the disk refuses
 */
export async function writeReadable(
  session: Session,
  place: string,
  control: JobControl,
): Promise<Result<Omit<ReadableCopy, 'folderName'>, AppError>> {
  if (existsSync(place)) {
    return err(appError('exists', 'Something is there already. Nothing was written. Choose another name.'));
  }
  const beside = besidePath(place);
  try {
    mkdirSync(join(beside, 'documents'), { recursive: true });
    const files = filesOf(session.reader);
    const missing = await copyDocuments(session, beside, { files, control });
    if (missing === null || !(await writeTables(session, beside, { files, control }))) return err(cancelled);
    const { title } = reviewRow(session.reader);
    const made = new Date().toISOString();
    writeFileSync(
      join(beside, 'README.txt'),
      readMe({ title, made, appVersion: session.author().appVersion, missing }),
    );
    const counted = readdirSync(beside, { recursive: true, encoding: 'utf8' });
    renameSync(beside, place);
    syncFolder(dirname(place));
    return ok({
      files: counted.filter((name) => statSync(join(place, name)).isFile()).length,
      documents: files.length - missing.length,
      claims: countClaims(session.reader),
      missing: [...missing],
    });
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

const endings: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'pdf',
  html: 'html',
  text: 'txt',
  markdown: 'md',
  jats: 'xml',
  docx: 'docx',
};

/** The present and earlier files of all documents, under names for people. */
function filesOf(db: Reader): Copied[] {
  const documents = [...documentViews(db, false), ...documentViews(db, true)];
  const now = documents.map((document) => ({
    sha256: document.sha256,
    fileName: document.fileName,
    name: documentFileName(document, endings[document.format]),
  }));
  const earlier = documents.flatMap((document) =>
    document.earlierFiles.map(({ sha256, fileName, format }) => ({
      sha256,
      fileName,
      name: `${safeName(documentFileName(document, 'x').slice(0, -2), 'Document')} (earlier file).${endings[format]}`,
    })),
  );
  const all = [...now, ...earlier];
  const names = uniqueNames(all.map(({ name }) => name));
  return all.map(({ sha256, fileName }, at) => ({
    sha256,
    fileName,
    path: `documents/${names[at] ?? sha256}`,
  }));
}

type Copying = { readonly files: readonly Copied[]; readonly control: JobControl };

/** @returns the names of files that are not there; null when it was cancelled */
async function copyDocuments(
  { folder }: Session,
  root: string,
  { files, control }: Copying,
): Promise<readonly string[] | null> {
  const missing: string[] = [];
  for (const [done, { sha256, path, fileName }] of files.entries()) {
    if (control.signal.aborted) return null;
    control.progress({ done, total: files.length, doing: 'Copying the documents' });
    const from = documentPath(folder, sha256);
    if (existsSync(from)) await copyFile(from, join(root, path));
    else missing.push(fileName);
  }
  return missing;
}

/** @returns false when it was cancelled */
async function writeTables(session: Session, root: string, { files, control }: Copying): Promise<boolean> {
  const tables = tablesOf(session, files);
  for (const [done, [name, pieces]] of tables.entries()) {
    control.progress({ done, total: tables.length, doing: 'Writing the tables' });
    const written = await writePiecesAtomically(join(root, name), pieces, control.signal);
    if (written === null) return false;
  }
  return true;
}

function tablesOf(session: Session, files: readonly Copied[]): readonly Written[] {
  const db = session.reader;
  const paths = new Map(files.map(({ sha256, path }) => [sha256, path]));
  const tables = readableTables((sha256) => paths.get(sha256) ?? null);
  const changes = countChanges(db);
  const pages = (): ReturnType<typeof historyPages> => historyPages(db, changes, () => undefined);
  return [
    ['review.json', once(() => Promise.resolve(`${JSON.stringify(reviewRow(db), null, 1)}\n`))],
    ['evidence.csv', once(async () => evidenceCsv(await evidenceLines(db)))],
    ['evidence.json', once(() => wholeEvidence(session))],
    ...tables.flatMap((table): Written[] => [
      [`${table.name}.csv`, tableCsv(db, table)],
      [`${table.name}.json`, tableJson(db, table)],
    ]),
    ['history.csv', historyCsv(db, pages(), { rows: 0 })],
    ['history.json', historyJson(pages(), { rows: 0 })],
  ];
}

/** A file that is made in one piece, when its turn comes. */
async function* once(
  make: () => Promise<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  yield await make();
}

/** The whole evidence table as JSON. */
async function wholeEvidence(session: Session): Promise<Uint8Array> {
  const lines = await evidenceLines(session.reader);
  const ids = [...new Set(lines.map(({ claimId }) => String(claimId)))];
  const documents = new Set(lines.map(({ document }) => document)).size;
  const facts = viewFacts(session, { filter: EvidenceFilter.parse({}), ids, documents }, lines.length);
  return evidenceJson(lines, facts);
}

/** The whole evidence table, in the order that it has without sorting. */
async function evidenceLines(db: Reader): Promise<EvidenceLine[]> {
  const lines: EvidenceLine[] = [];
  for (const part of chunk(viewIds(db, EvidenceFilter.parse({}), []), 500)) {
    const ids = part.map(({ id }) => id);
    lines.push(
      ...evidenceRows(db, ids, allTherapies)
        .flatMap(linesOf)
        .map(({ line }) => line),
    );
    await breathe();
  }
  return lines;
}
