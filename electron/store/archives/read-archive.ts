import { open } from 'node:fs/promises';
import type { AppError } from '#shared/contract/errors.ts';
import { appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { refusalOf } from '../database/refusals.ts';
import {
  type ArchiveEntry,
  damagedArchive,
  databaseName,
  type Manifest,
  manifestName,
  noArchive,
  readManifest,
} from './manifest.ts';

/** An archive whose list of contents holds together; nothing of it is unpacked yet. */
export type OpenArchive = {
  readonly zip: ZipFile;
  readonly manifest: Manifest;
  /** What to unpack: as the manifest tells it, and where it lies in the zip. */
  readonly parts: readonly { readonly entry: ArchiveEntry; readonly zipped: Entry }[];
};

/** A review with more files than this is none that was made by hand. */
const MOST_ENTRIES = 400_000;
const MOST_MANIFEST = 128 * 1024 * 1024;
/** Unpacked to packed bytes: a database gets ten times smaller, a bomb a thousand times. */
const MOST_RATIO = 200;
/** Below so many bytes nothing is a bomb. */
const HARMLESS = 64 * 1024 * 1024;

const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE = 0o170_000;
const REGULAR_FILE = 0o100_000;

/** `documents/ab/abcd…`, `batches/ab/abcd…`: named by their hash, in the folder of its beginning. */
const HASHED = /^(?:documents|batches)\/([0-9a-f]{2})\/(\1[0-9a-f]{62})$/u;

/**
 * Opens an archive and checks all that can be checked without unpacking: names, kinds, sizes, that manifest and
 * contents are the same list. The caller closes `zip`.
 * Refused: `empty-file`, `unsupported-format`, `unreadable`, `too-large`, `review-newer`, and as the disk refuses.
 * @param file what messages call it
 */
export async function openArchive(path: string, file: string): Promise<Result<OpenArchive, AppError>> {
  const zip = await openZip(path, file);
  if (!zip.ok) return zip;
  try {
    const opened = await look(zip.value, file);
    if (!opened.ok) zip.value.close();
    return opened;
  } catch (error) {
    zip.value.close();
    return err(archiveRefusal(error, file));
  }
}

/** What was thrown while an archive was read: the disk's refusal, or damage in the words of who found it. */
export function archiveRefusal(error: unknown, file: string): AppError {
  const found = error instanceof Error ? error.message : String(error);
  return refusalOf(error, file) ?? damagedArchive(file, 'a part of it can’t be read', { found });
}

async function openZip(path: string, file: string): Promise<Result<ZipFile, AppError>> {
  try {
    return ok(await openPromise(path, { autoClose: false, strictFileNames: true, validateEntrySizes: true }));
  } catch (error) {
    return err(refusalOf(error, file) ?? (await notOpened(path, file)));
  }
}

const ZIPPED = Buffer.from('PK\u0003\u0004', 'latin1');

/** Why a file that the disk gives is not opened: empty, a zip whose end is missing (where its contents are listed), none. */
async function notOpened(path: string, file: string): Promise<AppError> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(ZIPPED.length), 0, ZIPPED.length, 0);
    if (bytesRead === 0) {
      const message = `${file} is empty. Nothing was made from it. Get the file again from where it came.`;
      return appError('empty-file', message);
    }
    return buffer.equals(ZIPPED)
      ? damagedArchive(file, 'it is cut off, as by a download that stopped, or damaged')
      : noArchive(file);
  } finally {
    await handle.close();
  }
}

async function look(zip: ZipFile, file: string): Promise<Result<OpenArchive, AppError>> {
  if (zip.entryCount > MOST_ENTRIES) return err(tooLarge(file));
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const why = entries.has(entry.fileName) ? 'holds a file twice' : whyNot(entry);
    if (why !== null) return err(refused(file, why, entry.fileName));
    entries.set(entry.fileName, entry);
  }
  const first = entries.get(manifestName);
  if (!first) return err(noArchive(file));
  const bomb = bombIn([...entries.values()], zip.fileSize, file);
  if (bomb) return err(bomb);
  const manifest = readManifest(await textOf(zip, first), file);
  if (!manifest.ok) return manifest;
  const parts = matched(manifest.value, entries, file);
  return parts.ok ? ok({ zip, manifest: manifest.value, parts: parts.value }) : parts;
}

/** Why an entry is none that an archive of ours holds; null: it is one. */
function whyNot(entry: Entry): string | null {
  const { fileName, compressionMethod, externalFileAttributes } = entry;
  if (fileName !== manifestName && fileName !== databaseName && !HASHED.test(fileName))
    return 'holds a file that is no part of a review';
  const type = (externalFileAttributes >>> 16) & FILE_TYPE;
  if (type !== 0 && type !== REGULAR_FILE) return 'holds a link or device in place of a file';
  if (entry.isEncrypted()) return 'is locked with a password';
  return compressionMethod === STORED || compressionMethod === DEFLATED
    ? null
    : 'is packed in a way that Sheaf does not know';
}

/** Refuses what says that it will be enormous, and entries that share their bytes. */
function bombIn(entries: readonly Entry[], fileSize: number, file: string): AppError | null {
  const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  const whole = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (packed > fileSize) return damagedArchive(file, 'its files overlap');
  const manifest = entries.find(({ fileName }) => fileName === manifestName);
  const huge = whole > HARMLESS && whole > fileSize * MOST_RATIO;
  return huge || (manifest?.uncompressedSize ?? 0) > MOST_MANIFEST ? tooLarge(file) : null;
}

/** Manifest and contents are one list, with one size for each. */
function matched(
  manifest: Manifest,
  entries: ReadonlyMap<string, Entry>,
  file: string,
): Result<OpenArchive['parts'], AppError> {
  const parts: { entry: ArchiveEntry; zipped: Entry }[] = [];
  const listed = new Set(manifest.entries.map(({ name }) => name));
  const unlisted = [...entries.keys()].find((name) => name !== manifestName && !listed.has(name));
  if (unlisted !== undefined)
    return err(refused(file, 'holds a file that its manifest does not list', unlisted));
  if (listed.size !== manifest.entries.length)
    return err(damagedArchive(file, 'its manifest lists a file twice'));
  if (!listed.has(databaseName)) return err(damagedArchive(file, 'its database is missing'));
  for (const entry of manifest.entries) {
    const { name, size, sha256 } = entry;
    const zipped = entries.get(name);
    if (!zipped || name === manifestName)
      return err(refused(file, 'lacks a file that its manifest lists', name));
    if (zipped.uncompressedSize !== size)
      return err(refused(file, 'holds a file of another size than its manifest says', name));
    if (name !== databaseName && HASHED.exec(name)?.[2] !== sha256)
      return err(refused(file, 'names a file by another hash than its manifest does', name));
    parts.push({ entry, zipped });
  }
  return ok(parts);
}

/** The text of an entry whose size was looked at. */
async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const pieces: Buffer[] = [];
  const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function refused(file: string, why: string, entry: string): AppError {
  const message = `${file} ${why}. Nothing was made from it. Get the file again from where it came.`;
  return appError('unreadable', message, { entry });
}

function tooLarge(file: string): AppError {
  const message = `${file} would unpack to far more than a review holds. Nothing was made from it.`;
  return appError('too-large', message);
}
