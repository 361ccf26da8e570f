import { GlobalWorkerOptions, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/*
 * Every open file has a worker of its own, so that one that hangs holds up no other. Starting one takes longer than drawing
 * a page, as it compiles all of pdf.js: the next is started while somebody reads.
 */

let spare: PDFWorker | null = null;

function start(address: string): PDFWorker {
  GlobalWorkerOptions.workerSrc = address;
  return new PDFWorker({ verbosity: VerbosityLevel.ERRORS });
}

/** A worker for one file, ready where `keepSpareWorker` was called before; whoever takes it destroys it. */
export function takeWorker(address: string): PDFWorker {
  const taken = spare !== null && !spare.destroyed ? spare : start(address);
  spare = null;
  return taken;
}

/** Starts the worker of the next file, unless one waits already. `address`: of `pdf.worker.mjs`. */
export function keepSpareWorker(address: string): void {
  spare ??= start(address);
}
