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

/** The files that stay open in a window; `open` opens one. */
export class KeptFiles {
  readonly #open: Open;
  /** The least lately read first; a file that is read now is not among them. */
  #idle: readonly Kept[] = [];

  constructor(open: Open) {
    this.#open = open;
  }

  /** Opens a file as `openPdf` does, at once where it stayed open; closing it leaves it open for the next time. */
  open(place: PdfPlace): PdfOpening {
    const key = `${place.url}\n${place.password ?? ''}`;
    const kept = this.#idle.find((one) => one.key === key) ?? this.#begin(place, key);
    this.#leave(kept);
    kept.onProgress = (part) => place.onProgress?.(part);
    kept.onBroken = (failure) => place.onBroken?.(failure);
    let closed = false;
    return {
      outcome: followed(kept),
      close: () => {
        if (!closed) this.#putBack(kept);
        closed = true;
      },
    };
  }

  #begin(place: PdfPlace, key: string): Kept {
    const kept: Kept = {
      key,
      file: null,
      onProgress: () => undefined,
      onBroken: () => undefined,
      opening: this.#open({
        ...place,
        onProgress: (part) => kept.onProgress(part),
        onBroken: (failure) => {
          kept.file = null;
          this.#leave(kept);
          kept.onBroken(failure);
        },
      }),
    };
    return kept;
  }

  #leave(kept: Kept): void {
    this.#idle = this.#idle.filter((one) => one !== kept);
  }

  #putBack(kept: Kept): void {
    kept.onProgress = () => undefined;
    kept.onBroken = () => undefined;
    if (kept.file === null || kept.file.pages > mostPages) {
      kept.opening.close();
      return;
    }
    void kept.file.tidy();
    this.#idle = [...this.#idle, kept];
    for (const one of this.#idle.slice(0, Math.max(0, this.#idle.length - mostIdle))) {
      this.#leave(one);
      one.opening.close();
    }
  }
}

async function followed(kept: Kept): Promise<Result<PdfFile, PdfFailure>> {
  const outcome = await kept.opening.outcome;
  kept.file = outcome.ok ? outcome.value : null;
  return outcome;
}

/** Those of this window. */
export const keptFiles = new KeptFiles(openPdf);
