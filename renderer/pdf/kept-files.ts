import type { Result } from '#shared/kit/result.ts';
import { openPdf } from './open-pdf.ts';
import type { PdfFile, PdfOpening, PdfPlace } from './open-pdf.ts';
import type { PdfFailure } from './pdf-failure.ts';

/*
 * Whoever compares papers goes back and forth between them. Opening one starts a worker and reads the whole file anew,
 * which takes longer than drawing a page: those that were open last stay open for a while.
 */

/** So many files stay open beside the one that is read; each holds a worker. */
const mostIdle = 2;
/** A longer file holds too much memory to lie open for nothing. */
const mostPages = 100;

interface Kept {
  readonly key: string;
  readonly opening: PdfOpening;
  file: PdfFile | null;
  onProgress: (part: number) => void;
  onBroken: (failure: PdfFailure) => void;
}

type Open = (place: PdfPlace) => PdfOpening;

/** Makes the files that stay open; `open` opens one. */
export function keepFiles(open: Open) {
  /** The least lately read first; a file that is taken is not among them. */
  let idle: readonly Kept[] = [];

  const leave = (kept: Kept): void => {
    idle = idle.filter((one) => one !== kept);
  };
  const makeRoom = (): void => {
    for (const one of idle.slice(0, Math.max(0, idle.length - mostIdle))) {
      leave(one);
      one.opening.close();
    }
  };
  const begin = (place: PdfPlace, key: string): Kept => {
    const kept: Kept = {
      key,
      file: null,
      onProgress: () => undefined,
      onBroken: () => undefined,
      opening: open({
        ...place,
        onProgress: (part) => kept.onProgress(part),
        onBroken: (failure) => {
          kept.file = null;
          leave(kept);
          kept.onBroken(failure);
        },
      }),
    };
    return kept;
  };
  const putBack = (kept: Kept): void => {
    kept.onProgress = () => undefined;
    kept.onBroken = () => undefined;
    if (kept.file === null || kept.file.pages > mostPages) {
      kept.opening.close();
      return;
    }
    void kept.file.tidy();
    idle = [...idle, kept];
    makeRoom();
  };
  const followed = async (kept: Kept): Promise<Result<PdfFile, PdfFailure>> => {
    const outcome = await kept.opening.outcome;
    kept.file = outcome.ok ? outcome.value : null;
    return outcome;
  };

  /** Opens a file as `openPdf` does, at once where it stayed open; closing it leaves it open for the next time. */
  return (place: PdfPlace): PdfOpening => {
    const key = `${place.url}\n${place.password ?? ''}`;
    const kept = idle.find((one) => one.key === key) ?? begin(place, key);
    leave(kept);
    kept.onProgress = (part) => place.onProgress?.(part);
    kept.onBroken = (failure) => place.onBroken?.(failure);
    let closed = false;
    return {
      outcome: followed(kept),
      close: () => {
        if (!closed) putBack(kept);
        closed = true;
      },
    };
  };
}

/** The files that stay open in this window. */
export const openKeptPdf = keepFiles(openPdf);
