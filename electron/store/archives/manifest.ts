import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../database/migrate.ts';

/** What an archive says it is, and the version of its form that this program writes and reads. */
const FORMAT = 'sheaf-archive';
const VERSION = 1;

export const manifestName = 'manifest.json';
export const databaseName = 'review.db';

const Entry = z.strictObject({
  name: z.string(),
  /** Bytes when unpacked. */
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type ArchiveEntry = z.infer<typeof Entry>;

/** `manifest.json` of an archive: its first entry. */
const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** Version of the database's schema. */
  schema: z.int().min(1),
  appVersion: z.string(),
  made: z.string(),
  review: z.strictObject({ id: z.string(), title: z.string() }),
  counts: z.strictObject({ documents: z.int(), claims: z.int(), changes: z.int() }),
  /** Every other entry of the zip. */
  entries: z.array(Entry),
});
export type Manifest = z.infer<typeof Manifest>;

/** What every version of the form says of itself. */
const Head = z.looseObject({ format: z.literal(FORMAT), version: z.int(), schema: z.int() });

/** The text of a manifest. */
export function manifestText(parts: Omit<Manifest, 'format' | 'version' | 'schema'>): string {
  const manifest: Manifest = { format: FORMAT, version: VERSION, schema: SCHEMA_VERSION, ...parts };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Reads a manifest. Refused: `unsupported-format` (of another program), `review-newer`, `unreadable`. */
export function readManifest(text: string, file: string): Result<Manifest, AppError> {
  const head = Head.safeParse(parsedJson(text));
  if (!head.success) return err(noArchive(file));
  const { version, schema } = head.data;
  if (version > VERSION || schema > SCHEMA_VERSION) {
    const message = `${file} was made by a newer version of Sheaf. Nothing was made from it. Install the newer version to open it.`;
    return err(appError('review-newer', message, { version, schema, known: [VERSION, SCHEMA_VERSION] }));
  }
  const manifest = Manifest.safeParse(parsedJson(text));
  if (manifest.success) return ok(manifest.data);
  return err(damagedArchive(file, 'its manifest does not say what it holds'));
}

function parsedJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

/** The refusal of a file that is something else. */
export function noArchive(file: string): AppError {
  const message = `${file} is not an archive of a review. Nothing was made from it. Choose a file that “Save as archive” wrote.`;
  return appError('unsupported-format', message);
}

/** The refusal of an archive that is not as it was written. @param why a clause: "its database is missing" */
export function damagedArchive(file: string, why: string, details: Record<string, unknown> = {}): AppError {
  const message = `${file} is not whole: ${why}. Nothing was made from it. Get the file again from where it came.`;
  return appError('unreadable', message, details);
}
