import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { err, ok } from '#shared/kit/result.ts';
import type { Result } from '#shared/kit/result.ts';
import { barePages } from './bare-pages.ts';
import { pdfBytes, rangeChunk } from './pdf-bytes.ts';
import type { PdfBytes } from './pdf-bytes.ts';
import { linksOf } from './page-links.ts';
import type { PdfLink } from './page-links.ts';
import { bookmarksOf } from './pdf-outline.ts';
import type { PdfBookmark } from './pdf-outline.ts';
import { openFailure } from './pdf-failure.ts';
import type { PdfFailure } from './pdf-failure.ts';
import { keepSpareWorker, takeWorker } from './spare-worker.ts';

/** Pixels of one image inside a page: an A3 scan at 600 dpi is drawn, a decompression bomb is not. */
const maxImageSize = 80_000_000;
/** Bytes (4 a pixel) of one image as pdf.js keeps it; larger ones are made smaller first. */
const canvasMaxAreaInBytes = 128 * 1024 * 1024;

/** Where the build puts pdf.js' worker and its data files, beside the page itself. */
export const pdfAssets = './pdfjs/';

/** One open PDF file. */
export type PdfFile = {
  readonly pages: number;
  /** A page by its number (from 1). */
  readonly page: (page: number) => Promise<PDFPageProxy>;
  /** How a page's annotations are drawn; `bare`: without others' highlights and notes that were imported. */
  readonly annotations: ReturnType<typeof barePages>;
  /** The bookmarks of the file in order; empty when it has none. */
  readonly bookmarks: () => Promise<readonly PdfBookmark[]>;
  /** The links of a page (from 1); empty when it has none, or they can't be read. */
  readonly links: (page: number) => Promise<readonly PdfLink[]>;
  /** After many pages: lets go of fonts and images that pdf.js keeps; refuses quietly while a page is being drawn. */
  readonly tidy: () => Promise<void>;
};

export type PdfOpening = {
  readonly outcome: Promise<Result<PdfFile, PdfFailure>>;
  /** Ends loading or closes the file, and its worker with it. */
  readonly close: () => void;
};

export type PdfPlace = {
  readonly url: string;
  /** Where `pdf.worker.mjs`, `cmaps/`, `standard_fonts/`, `wasm/` and `iccs/` lie, with a slash at the end. */
  readonly assets: string;
  readonly password?: string | undefined;
  readonly onProgress?: ((part: number) => void) | undefined;
  /** Called when an open file breaks later, because its bytes can't be read any more. */
  readonly onBroken?: ((failure: PdfFailure) => void) | undefined;
  /** Files above this many bytes are read by ranges. */
  readonly wholeLimit?: number | undefined;
};

function baseOf({ assets }: PdfPlace): string {
  return new URL(assets, document.baseURI).href;
}

const workerAt = (place: PdfPlace): string => `${baseOf(place)}pdf.worker.mjs`;

function start(bytes: PdfBytes, place: PdfPlace, worker: PDFWorker) {
  const base = baseOf(place);
  return getDocument({
    ...bytes,
    worker,
    ...(place.password === undefined ? {} : { password: place.password }),
    rangeChunkSize: rangeChunk,
    disableStream: true,
    disableAutoFetch: true,
    cMapUrl: `${base}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${base}standard_fonts/`,
    wasmUrl: `${base}wasm/`,
    iccUrl: `${base}iccs/`,
    maxImageSize,
    canvasMaxAreaInBytes,
    enableXfa: false,
    // Fonts of this computer would make one file look different on two laptops.
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
}

function asFile(pdf: PDFDocumentProxy): PdfFile {
  return {
    pages: pdf.numPages,
    page: (page) => pdf.getPage(page),
    annotations: barePages(pdf),
    bookmarks: () => bookmarksOf(pdf).then(undefined, () => []),
    links: (page) => linksOf(pdf, page).then(undefined, () => []),
    tidy: () => pdf.cleanup().then(undefined, () => undefined),
  };
}

/** Opens a PDF file. Scripts, forms (XFA) and whatever a file wants done on opening are never run. */
export function openPdf(place: PdfPlace): PdfOpening {
  const stop = new AbortController();
  let end = (): void => undefined;
  const open = async (): Promise<Result<PdfFile, PdfFailure>> => {
    try {
      const bytes = await pdfBytes(place.url, {
        signal: stop.signal,
        onProgress: (part) => place.onProgress?.(part),
        onBroken: (error) => {
          end();
          place.onBroken?.(openFailure(error));
        },
        ...(place.wholeLimit === undefined ? {} : { wholeLimit: place.wholeLimit }),
      });
      if (stop.signal.aborted) return err({ code: 'closed', message: 'Closed.' });
      const worker = takeWorker(workerAt(place));
      const task = start(bytes, place, worker);
      end = () => {
        const gone = (): void => worker.destroy();
        task.destroy().then(gone, gone);
      };
      const file = asFile(await task.promise);
      keepSpareWorker(workerAt(place));
      return ok(file);
    } catch (thrown) {
      end();
      if (stop.signal.aborted) return err({ code: 'closed', message: 'Closed.' });
      return err(openFailure(thrown));
    }
  };
  return {
    outcome: open(),
    close: () => {
      stop.abort();
      end();
    },
  };
}
