import { Anchor } from '#shared/contract/anchor.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { type AnchorSource, makeAnchor } from '#shared/text/anchor.ts';
import type { AnchorPage, TextRange } from '#shared/text/page-text.ts';
import { unpackBoxes } from '#shared/text/page-text.ts';
import type { Reader } from '../database/connection.ts';
import { pageOf } from './texts.ts';

/** A page as anchors are made on it: with boxes where it has them. */
export function anchorPage(db: Reader, sha256: string, page: number): AnchorPage | null {
  const row = pageOf(db, sha256, page);
  if (!row) return null;
  const boxes = row.boxes === null ? null : unpackBoxes(row.boxes);
  const { label, text, height } = row;
  return boxes?.ok ? { page, label, text, height, boxes: boxes.value } : { page, label, text };
}

/** The anchor of words of a document's text. Refused with `invalid-input` when they are too many, or none. */
export function anchorAt(
  db: Reader,
  source: AnchorSource,
  ranges: readonly TextRange[],
): Result<Anchor, AppError> {
  const around = neighbours(ranges.map((part) => part.page));
  const pages = around.flatMap((page) => anchorPage(db, source.sha256, page) ?? []);
  const anchor = makeAnchor(pages, ranges, source);
  const parsed = anchor.ok ? Anchor.safeParse(anchor.value) : null;
  if (parsed?.success) return ok(parsed.data);
  const reason = anchor.ok ? 'selection-too-large' : anchor.error.code;
  return err(appError('invalid-input', 'This quote is too long for one claim, or empty.', { reason }));
}

/** The pages of a quote and one on each side, for its context. */
function neighbours(pages: readonly number[]): number[] {
  const first = Math.min(...pages);
  const last = Math.max(...pages);
  return Array.from({ length: last - first + 3 }, (_, index) => first - 1 + index).filter((page) => page > 0);
}
