import { GlobalWorkerOptions, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/*
 * Every open file has a worker of its own, so that one that hangs holds up no other. Starting one takes longer than drawing
 * a page, as it compiles all of pdf.js: the next is started while somebody reads.
 */

/** Milliseconds after a file was opened: its first page is drawn before. */
const afterOpening = 3_000;

let spare: PDFWorker | null = null;
let coming: ReturnType<typeof setTimeout> | undefined;

function start(address: string): PDFWorker {
  GlobalWorkerOptions.workerSrc = address;
  const worker = new PDFWorker({ verbosity: VerbosityLevel.ERRORS });
  // One that is ended before it has started says so; whoever opens a file with it hears of it from the file.
  worker.promise.then(undefined, () => undefined);
  return worker;
}

/** A worker for one file, ready where `keepSpareWorker` was called before; whoever takes it destroys it. */
export function takeWorker(address: string): PDFWorker {
  const taken = spare !== null && !spare.destroyed ? spare : start(address);
  spare = null;
  return taken;
}

/** Starts the worker of the next file soon, unless one waits already. `address`: of `pdf.worker.mjs`. */
export function keepSpareWorker(address: string): void {
  clearTimeout(coming);
  coming = setTimeout(() => {
    spare ??= start(address);
  }, afterOpening);
}
