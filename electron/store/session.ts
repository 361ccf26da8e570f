import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { ReviewFolder } from '#electron/node/review-folder.ts';
import { v7 as uuidv7 } from 'uuid';
import { type Authorship, type ChangeWriter, changeWriter } from './changes/writer.ts';
import type { Connection, Reader } from './database/connection.ts';
import { watchPlace } from './database/in-place.ts';
import { refusalOf } from './database/refusals.ts';
import { noteClosed, noteReplica, type ReplicaNotes } from './database/replica-note.ts';
import { catchUp } from './derived/catch-up.ts';
import { refreshPlacesOfDocuments } from './derived/places.ts';

/** One opening of a review: its connections, who writes, and whether writing is possible at all. */
export type Session = {
  readonly folder: ReviewFolder;
  /** Reads review.db with derived.db attached; can't write, whatever the SQL says. */
  readonly reader: Reader;
  /** Why nothing can be changed, or null. */
  readonly readOnly: string | null;
  /** Why the backup that opening wanted to make is missing, or null. */
  readonly backupMissed: string | null;
  /** Whether the tables are known to be what the log amounts to: as this install left them, or compared since. */
  isVouchedFor(): boolean;
  /** The tables that differ from what the log amounts to, as far as that was looked at. */
  differing(): readonly string[];
  /** Takes in what a comparison of tables and log has found. */
  compared(differing: readonly string[]): void;
  /** Why nothing can be written into the review now (`read-only`, `review-moved`), or null. */
  refusal(): AppError | null;
  /** The writer, or that refusal. */
  writer(): Result<ChangeWriter, AppError>;
  /** Who writes now; the reviewer is added to the review by the first change. */
  author(): Authorship;
  /** Writes to derived.db; null beside another process, which owns it. */
  readonly derived: Connection | null;
  /** Brings derived.db up to the log. */
  refreshDerived(): void;
  /** Finds the annotations of a document again, whose text was made anew. */
  refreshPlaces(documentId: string): void;
  reviewerName(): string;
  setReviewer(name: string): void;
  /** The connection for backups. */
  readonly review: Connection;
  /** Closes the connections and lets go of the review. */
  close(): void;
  /** Closes the connections and keeps the review from others; the answer lets go of it. */
  closeAndHold(): () => void;
};

export type SessionParts = {
  readonly folder: ReviewFolder;
  readonly review: Connection;
  readonly reader: Connection;
  readonly derived: Connection | null;
  readonly readOnly: string | null;
  readonly backupMissed?: string | null;
  /** review.db is as this install left it. */
  readonly asLeft?: boolean;
  readonly replicaId: string;
  readonly reviewerName: string;
  readonly appVersion: string;
  readonly notes: ReplicaNotes | null;
  readonly onClose: () => void;
};

/** Puts an opened review together. */
export function makeSession(parts: SessionParts): Session {
  const now = (): string => new Date().toISOString();
  let name = parts.reviewerName;
  const author = (): Authorship => ({
    replicaId: parts.replicaId,
    reviewerId: findReviewer(parts.review, name) ?? '',
    appVersion: parts.appVersion,
  });
  const changes = changeWriter(parts.review, author, now);
  const refusal = refusalFor(parts);
  const trust = trustIn(parts.asLeft ?? false);
  let noted: NodeJS.Timeout | null = null;
  const note = (): void => {
    noted = null;
    const { notes } = parts;
    // A note that lags behind still fits; one that is lost costs this install its undo stack, no change.
    if (notes) unlessRefused(() => noteReplica(parts.review, notes, parts.replicaId));
  };
  const closeConnections = (): void => {
    if (noted) clearTimeout(noted);
    if (parts.readOnly === null) note();
    closeAll(parts, trust.isVouchedFor());
  };
  return {
    folder: parts.folder,
    reader: parts.reader,
    review: parts.review,
    derived: parts.derived,
    readOnly: parts.readOnly,
    backupMissed: parts.backupMissed ?? null,
    ...trust,
    refusal,
    author,
    reviewerName: () => name,
    setReviewer: (next) => {
      name = next;
    },
    refreshDerived: () => {
      const { derived } = parts;
      // What was recorded stands; derived.db catches up with the next change or opening.
      if (derived) unlessRefused(() => catchUp(parts.review, derived));
      noted ??= setTimeout(note, 1_000).unref();
    },
    refreshPlaces: (documentId) => refreshPlaces(parts, documentId),
    writer: () => {
      const refused = refusal();
      if (refused !== null) return err(refused);
      const added = ensureReviewer(parts.review, changes, name);
      return added.ok ? ok(changes) : added;
    },
    close: () => {
      closeConnections();
      parts.onClose();
    },
    closeAndHold: () => {
      closeConnections();
      return parts.onClose;
    },
  };
}

function refreshPlaces({ review, derived }: SessionParts, documentId: string): void {
  if (derived) refreshPlacesOfDocuments(review, derived, [documentId]);
}

/** What is known of whether the tables are what the log amounts to. */
function trustIn(asLeft: boolean): Pick<Session, 'isVouchedFor' | 'differing' | 'compared'> {
  let vouchedFor = asLeft;
  let differing: readonly string[] = [];
  return {
    isVouchedFor: () => vouchedFor,
    differing: () => differing,
    compared: (found) => {
      differing = found;
      vouchedFor = found.length === 0;
    },
  };
}

/** What differs is not vouched for: it is compared, and told, at every opening until it is mended. */
function closeAll({ reader, derived, review, notes }: SessionParts, vouchedFor: boolean): void {
  reader.close();
  derived?.close();
  review.close();
  if (notes && vouchedFor) unlessRefused(() => noteClosed(notes));
}

function refusalFor({ readOnly, folder }: SessionParts): () => AppError | null {
  return readOnly === null ? watchPlace(folder) : () => appError('read-only', readOnly);
}

/** Does what can be done again later: a full disk or a closed folder does not stop the work that it belongs to. */
function unlessRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (refusalOf(error, 'The review') === null) throw error;
  }
}

function findReviewer(db: Reader, name: string): string | null {
  const sql = 'SELECT id FROM reviewer WHERE lower(name) = lower(?) AND deleted = 0 ORDER BY id LIMIT 1';
  return db.get<{ id: string }>(sql, name)?.id ?? null;
}

/** Adds the person at work to the review's reviewers before their first change. */
function ensureReviewer(db: Reader, changes: ChangeWriter, name: string): Result<unknown, AppError> {
  if (findReviewer(db, name) !== null) return ok(null);
  const id = uuidv7();
  const place = db.get<{ count: number }>('SELECT count(*) AS count FROM reviewer')?.count ?? 0;
  const set = { name, initials: initialsOf(name), colour: place % 8, active: true };
  return changes.commit({ id: uuidv7(), group: uuidv7(), label: 'reviewer.added', reviewerId: id }, () =>
    ok({ operations: [{ kind: 'reviewer.added', id, set }] }),
  );
}

/** Up to three initials of a name. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  return words
    .map((word) => word.slice(0, 1).toLocaleUpperCase())
    .join('')
    .slice(0, 3);
}
