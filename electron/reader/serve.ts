import { StoreToReader, type ReadRequest, type ReaderToStore } from '#shared/contract/reader.ts';
import type { AnnotateRequest } from '#shared/contract/reader-annotate.ts';
import { connectToStore, type StoreLine } from './line.ts';
import { readAnnotations } from './read-annotations.ts';
import { readFile } from './read-file.ts';
import { readTableFile } from './read-table.ts';

/**
 * The reader process: owns nothing, reads one untrusted file at a time and answers with data or a typed failure.
 * It sets no limits of time and memory; who started it does, and kills it.
 */

// A promise that a parser left behind must not end the process while it reads the next file.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`unhandled rejection: ${String(reason)}\n`);
});

// Ctrl+C in a terminal reaches every process of the command line: what it stops is for the one that was called.
process.on('SIGINT', () => undefined);

connectToStore((line) => {
  let pdfAssets = '';
  let last: Promise<void> = Promise.resolve();
  line.onMessage((message) => {
    const order = StoreToReader.parse(message);
    if (order.type === 'start') {
      pdfAssets = order.pdfAssets;
      post(line, { type: 'ready' });
    } else if (order.type === 'read') {
      last = last.then(() => answer(line, order.request, pdfAssets));
    } else if (order.type === 'annotate') {
      last = last.then(() => annotate(line, order.request, pdfAssets));
    } else if (order.type === 'table') {
      const { id } = order.request;
      last = last.then(async () =>
        post(line, { type: 'table', id, answer: await readTableFile(order.request) }),
      );
    } else {
      const { id } = order.request;
      last = last.then(async () =>
        post(line, { type: 'annotations', id, answer: await readAnnotations(order.request) }),
      );
    }
  });
});

async function answer(line: StoreLine, request: ReadRequest, pdfAssets: string): Promise<void> {
  post(line, { type: 'answer', id: request.id, answer: await readFile(request, pdfAssets) });
}

/** What writes PDFs is loaded only when one is asked for. */
async function annotate(line: StoreLine, request: AnnotateRequest, pdfAssets: string): Promise<void> {
  const { annotatePdf } = await import('./pdf-copy/annotate.ts');
  post(line, { type: 'annotated', id: request.id, answer: await annotatePdf(request, pdfAssets) });
}

function post(line: StoreLine, message: ReaderToStore): void {
  line.post(message);
}
