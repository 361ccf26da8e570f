import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { err, ok } from '#shared/kit/result.ts';
import type { Result } from '#shared/kit/result.ts';
import type { CanvasPool } from './canvas-pool.ts';
import type { PdfFile } from './open-pdf.ts';
import { isCancelled, pageFailure } from './pdf-failure.ts';
import type { PdfFailure } from './pdf-failure.ts';
import type { PageShape } from './page-geometry.ts';
import type { Size } from './page-stack.ts';

/** Device pixels of one canvas (64 MB); beyond, a page is drawn coarser and stretched. */
const maxCanvasPixels = 16_777_216;
/** How long one page may take before it is given up. */
const patience = 30_000;

export type PageDrawing = {
  readonly file: PdfFile;
  /** Without others' highlights and notes that were imported. */
  readonly bare: boolean;
  readonly shape: PageShape;
  /** The page as it shall be shown, in CSS pixels. */
  readonly size: Size;
  readonly pixelRatio: number;
  readonly pool: CanvasPool;
  readonly signal: AbortSignal;
};

type Outcome = Result<HTMLCanvasElement, PdfFailure>;

const closed: Outcome = err({ code: 'closed', message: 'Not wanted any more.' });

/** The size of a page's canvas in device pixels. */
export function canvasSize(size: Size, pixelRatio: number): Size {
  const width = size.width * pixelRatio;
  const height = size.height * pixelRatio;
  const shrink = Math.min(1, Math.sqrt(maxCanvasPixels / (width * height)));
  return { width: Math.max(1, Math.round(width * shrink)), height: Math.max(1, Math.round(height * shrink)) };
}

async function paint(page: PDFPageProxy, drawing: PageDrawing): Promise<Outcome> {
  const { file, shape, size, pixelRatio, pool, signal } = drawing;
  const annotations = await file.annotations(page, drawing.bare);
  if (signal.aborted) return closed;
  const pixels = canvasSize(size, pixelRatio);
  const whole = page.getViewport({ scale: 1, rotation: shape.rotate });
  const viewport = page.getViewport({ scale: pixels.width / whole.width, rotation: shape.rotate });
  const canvas = pool.take(pixels.width, pixels.height);
  const task = page.render({ canvas, viewport, ...annotations });
  let late = false;
  const stop = (): void => task.cancel();
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, patience);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await task.promise;
    return ok(canvas);
  } catch (thrown) {
    pool.give(canvas);
    if (late) return err({ code: 'too-slow', message: `it took longer than ${patience / 1000} seconds` });
    return isCancelled(thrown) ? closed : err(pageFailure(thrown));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    page.cleanup();
  }
}

/** Draws a page on a canvas of the pool, which the caller gives back. `closed` when `signal` stopped it. */
export async function drawPage(drawing: PageDrawing): Promise<Outcome> {
  try {
    if (drawing.signal.aborted) return closed;
    const page = await drawing.file.page(drawing.shape.page);
    if (drawing.signal.aborted) return closed;
    return await paint(page, drawing);
  } catch (thrown) {
    return drawing.signal.aborted ? closed : err(pageFailure(thrown));
  }
}
