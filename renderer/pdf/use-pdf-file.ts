import { useEffect, useState } from 'react';
import { canvasPool } from './canvas-pool.ts';
import { keptFiles } from './kept-files.ts';
import { pdfAssets } from './open-pdf.ts';
import type { PdfFile } from './open-pdf.ts';
import type { Easel } from './page-canvas.tsx';
import type { PdfFailure } from './pdf-failure.ts';
import { renderQueue } from './render-queue.ts';

export type PdfFileState =
  | { readonly state: 'opening'; readonly part: number | null }
  | { readonly state: 'open'; readonly easel: Easel; readonly pages: number }
  | { readonly state: 'failed'; readonly failure: PdfFailure };

/** pdf.js keeps the fonts and images of every page it drew; after this many it is asked to let go. */
const tidyAfter = 24;

function makeEasel(file: PdfFile): Easel {
  let tidied = 0;
  const queue = renderQueue((ran) => {
    if (ran - tidied < tidyAfter) return;
    tidied = ran;
    void file.tidy();
  });
  return { file, queue, pool: canvasPool(), bare: false };
}

/** Keeps a PDF open for as long as its address and password stay; null asks for nothing. */
export function usePdfFile(url: string | null, password: string | undefined): PdfFileState {
  const [state, setState] = useState<PdfFileState>({ state: 'opening', part: null });
  useEffect(() => {
    if (url === null) return undefined;
    let easel: Easel | null = null;
    const fail = (failure: PdfFailure): void => setState({ state: 'failed', failure });
    const opening = keptFiles.open({
      url,
      assets: pdfAssets,
      password,
      onProgress: (part) => setState((old) => (old.state === 'opening' ? { state: 'opening', part } : old)),
      onBroken: fail,
    });
    void opening.outcome.then((outcome) => {
      if (!outcome.ok) {
        if (outcome.error.code !== 'closed') fail(outcome.error);
        return;
      }
      easel = makeEasel(outcome.value);
      setState({ state: 'open', easel, pages: outcome.value.pages });
    });
    return () => {
      opening.close();
      easel?.pool.drain();
      // Also while it waits hidden: nothing may draw from a file that is closed.
      setState({ state: 'opening', part: null });
    };
  }, [url, password]);
  return state;
}
