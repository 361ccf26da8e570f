import { composePage } from '#shared/text/compose-page.ts';
import type { FileNote } from '#shared/contract/reader.ts';
import { property } from '#shared/kit/property.ts';
import { mostNotes } from '#shared/text/others-notes.ts';
import { asRotation } from '#shared/text/display.ts';
import type { PageText } from '#shared/text/page-text.ts';
import { printedLabels } from '#shared/text/printed-labels.ts';
import { pdfRecipe } from '#shared/text/recipe.ts';
import { AnnotationMode, getDocument, version } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fontLookup } from './pdf-fonts.ts';
import { type PdfMetadata, proposeMetadata } from './pdf-metadata.ts';
import { notesOfPage } from './pdf-notes.ts';
import { collectRuns } from './pdf-operators.ts';
import { documentOptions } from './pdf-options.ts';
import { ourMarks, withOurs } from './pdf-our-marks.ts';
import { viewOf } from './pdf-view.ts';

export type { PdfMetadata } from './pdf-metadata.ts';

/** Beyond these a file is refused, or a page is cut short, and the reason says so. */
export type PdfLimits = {
  readonly pages: number;
  readonly charactersPerPage: number;
  readonly characters: number;
  /** Highlights and notes of others; what is over is left in the file. */
  readonly notes: number;
};

export type PdfOptions = {
  readonly password?: string;
  /** The folder of pdfjs-dist (or a copy of its cmaps/, standard_fonts/ and wasm/). */
  readonly assets: string;
  readonly limits?: Partial<PdfLimits>;
  /** Called after each page with how many are done and how many there are. */
  readonly onPage?: (done: number, total: number) => void;
};

/**
 * What became of a PDF. `ready`: it has text, and `reason` names pages that failed, if any. `scanned`: it opens
 * and has no text. `password`: none or a wrong one was given. `unreadable`: `reason` says why. `recipe` names
 * what made the text.
 */
export type PdfReading = {
  readonly state: 'ready' | 'scanned' | 'password' | 'unreadable';
  readonly reason: string | null;
  readonly pages: readonly PageText[];
  readonly metadata: PdfMetadata;
  /** Highlights and notes that others left in the file. */
  readonly fileNotes: readonly FileNote[];
  /** Drawings of others that carry no words. */
  readonly wordlessDrawings: number;
  readonly recipe: string;
};

const LIMITS: PdfLimits = {
  pages: 5_000,
  charactersPerPage: 2_000_000,
  characters: 50_000_000,
  notes: mostNotes,
};
const CLEAN_EVERY = 100;
const RECIPE = pdfRecipe(version);
const NO_METADATA: PdfMetadata = {
  title: null,
  authors: null,
  year: null,
  journal: null,
  volume: null,
  issue: null,
  pageRange: null,
  doi: null,
  language: null,
};

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;

/**
 * Reads a PDF's pages as canonical text with a box for each character, and what it says about itself. Images are
 * not decoded, nothing is drawn, run or fetched. Never throws for what is in the file; the time and memory that a
 * hostile file may take are for the caller to bound by ending the process.
 *
 * @param bytes the whole file; pdf.js takes the buffer over, so the caller must not use it afterwards.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions): Promise<PdfReading> {
  if (bytes.length === 0) return failed('unreadable', 'The file is empty.');
  const ours = ourMarks(bytes);
  const task = getDocument({
    data: bytes,
    ...(options.password === undefined ? {} : { password: options.password }),
    ...documentOptions(options.assets),
  });
  try {
    const document = await task.promise;
    return await readDocument(document, options, ours);
  } catch (error) {
    return explain(error);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

function failed(state: 'password' | 'unreadable', reason: string): PdfReading {
  const nothing = { pages: [], metadata: NO_METADATA, fileNotes: [], wordlessDrawings: 0 };
  return { state, reason, ...nothing, recipe: RECIPE };
}

function explain(error: unknown): PdfReading {
  const name = String(property(error, 'name'));
  if (name === 'PasswordException') {
    const wrong = property(error, 'code') === 2;
    return failed('password', wrong ? 'The password is wrong.' : 'The file is protected by a password.');
  }
  if (name === 'InvalidPDFException')
    return failed('unreadable', 'The file is not a PDF, or it is damaged beyond repair.');
  const message = String(property(error, 'message') ?? error).slice(0, 300);
  return failed('unreadable', `The file could not be read: ${message}`);
}

async function readDocument(
  document: PdfDocument,
  options: PdfOptions,
  ours: ReadonlyMap<string, string>,
): Promise<PdfReading> {
  const limits: PdfLimits = { ...LIMITS, ...options.limits };
  const total = document.numPages;
  if (total > limits.pages) {
    return failed('unreadable', `The file has ${total} pages; at most ${limits.pages} can be read.`);
  }
  const reader: PageReader = {
    document,
    labels: await orNull(document.getPageLabels()),
    isShown: await layerCheck(document),
    limits,
    left: limits.characters,
    failed: [],
    cut: [],
    notes: [],
    wordlessDrawings: 0,
    ours,
  };
  const pages: PageText[] = [];
  for (let number = 1; number <= total; number += 1) {
    pages.push(await readPage(reader, number));
    options.onPage?.(number, total);
    if (number % CLEAN_EVERY === 0) await orNull(document.cleanup());
  }
  const metadata = proposeMetadata(await orNull(document.getMetadata()), pages);
  return summarise(reader, asPrinted(pages), metadata);
}

/** The pages under the numbers that are printed on them, where the print tells any. */
function asPrinted(pages: readonly PageText[]): readonly PageText[] {
  const labels = printedLabels(pages);
  return labels === null ? pages : pages.map((page, at) => ({ ...page, label: labels[at] ?? page.label }));
}

function summarise(reader: PageReader, pages: readonly PageText[], metadata: PdfMetadata): PdfReading {
  const notes: string[] = [];
  if (reader.failed.length > 0) notes.push(`${listPages(reader.failed)} could not be read.`);
  if (reader.cut.length > 0) notes.push(`${listPages(reader.cut)} held too much text and was cut short.`);
  const reason = notes.length > 0 ? notes.join(' ') : null;
  const { notes: fileNotes, wordlessDrawings } = reader;
  const read = { pages, metadata, fileNotes, wordlessDrawings, recipe: RECIPE };
  if (pages.some((page) => page.text !== '')) return { state: 'ready', reason, ...read };
  if (pages.length === 0 || reader.failed.length === pages.length) {
    return { ...failed('unreadable', 'No page of the file could be read.'), metadata };
  }
  const scanned = reason ?? 'The pages hold no text, only pictures.';
  return { state: 'scanned', reason: scanned, ...read };
}

function listPages(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 10).join(', ');
  return `Page ${numbers.length > 10 ? `${shown} and ${numbers.length - 10} more` : shown}`;
}

type PageReader = {
  readonly document: PdfDocument;
  readonly labels: readonly string[] | null;
  readonly isShown: (group: unknown) => boolean;
  readonly limits: PdfLimits;
  left: number;
  readonly failed: number[];
  readonly cut: number[];
  readonly notes: FileNote[];
  wordlessDrawings: number;
  /** What a copy of ours brought with it. */
  readonly ours: ReadonlyMap<string, string>;
};

/** Reads one page; one that fails becomes an empty page of the usual size and is noted. */
async function readPage(reader: PageReader, number: number): Promise<PageText> {
  const label = reader.labels?.[number - 1] || String(number);
  try {
    const page = await reader.document.getPage(number);
    const operators = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
    const limit = Math.min(reader.limits.charactersPerPage, reader.left);
    const context = { font: fontLookup(page.commonObjs), isShown: reader.isShown };
    const { runs, complete } = collectRuns(operators, context, limit);
    if (!complete) reader.cut.push(number);
    const view = viewOf(page.view);
    const composed = composePage({ page: number, label, view, rotate: asRotation(page.rotate), runs });
    const found = (await orNull(page.getAnnotations({ intent: 'any' }))) ?? [];
    const left = notesOfPage(
      withOurs(found, reader.ours),
      composed,
      view,
      reader.limits.notes - reader.notes.length,
    );
    reader.notes.push(...left.notes);
    reader.wordlessDrawings += left.wordlessDrawings;
    page.cleanup();
    reader.left -= composed.text.length;
    return composed;
  } catch {
    // Whatever a damaged page throws concerns this page alone.
    reader.failed.push(number);
    return { page: number, label, width: 612, height: 792, rotate: 0, text: '', boxes: new Float32Array(0) };
  }
}

async function layerCheck(document: PdfDocument): Promise<(group: unknown) => boolean> {
  const layers = await orNull(document.getOptionalContentConfig());
  return (group) => {
    try {
      return layers?.isVisible(group) !== false;
    } catch {
      // A layer that is not described anywhere is shown.
      return true;
    }
  };
}

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch {
    // Labels, layers and metadata are extras: the text is worth having without them.
    return null;
  }
}
