import { useEffect, useRef, useState } from 'react';
import type { CanvasPool } from './canvas-pool.ts';
import { drawPage } from './draw-page.ts';
import type { PdfFile } from './open-pdf.ts';
import type { PageShape } from './page-geometry.ts';
import type { Size } from './page-stack.ts';
import type { PdfFailure } from './pdf-failure.ts';
import type { RenderQueue } from './render-queue.ts';
import styles from './page-canvas.module.css';

/** What all pages of one open file share. */
export type Easel = {
  readonly file: PdfFile;
  readonly queue: RenderQueue;
  readonly pool: CanvasPool;
  /** Pages are drawn without others' highlights and notes that were imported. */
  readonly bare: boolean;
};

type Props = {
  readonly easel: Easel;
  readonly shape: PageShape;
  readonly size: Size;
  readonly pixelRatio: number;
  /** Smaller is drawn first; asked for when its turn is decided. */
  readonly priority: () => number;
};

/** How long a size must stand before a page that shows something is drawn again at it. */
const settle = 120;

/**
 * Keeps what the page showed before on the screen, stretched, until the new drawing is there: no white flash
 * while zooming. Answers what went wrong, if anything did.
 */
function useDrawing({ easel, shape, size, pixelRatio, priority }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLCanvasElement | null>(null);
  const wanted = useRef(priority);
  wanted.current = priority;
  const [failure, setFailure] = useState<PdfFailure | null>(null);
  const [drawn, setDrawn] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const { page, width, height, rotate } = shape;

  useEffect(() => {
    const put = (canvas: HTMLCanvasElement): void => {
      const old = shown.current;
      shown.current = canvas;
      canvas.className = styles['canvas'] ?? '';
      canvas.setAttribute('aria-hidden', 'true');
      holder.current?.replaceChildren(canvas);
      if (old !== null) easel.pool.give(old);
    };
    let leave = (): void => undefined;
    const timer = setTimeout(
      () => {
        leave = easel.queue.add({
          priority: () => wanted.current(),
          run: async (signal) => {
            const outcome = await drawPage({
              file: easel.file,
              bare: easel.bare,
              shape: { page, width, height, rotate },
              size: { width: size.width, height: size.height },
              pixelRatio,
              pool: easel.pool,
              signal,
            });
            if (signal.aborted) {
              if (outcome.ok) easel.pool.give(outcome.value);
              return;
            }
            if (outcome.ok) put(outcome.value);
            setDrawn(outcome.ok);
            setFailure(outcome.ok ? null : outcome.error);
          },
        });
      },
      shown.current === null ? 0 : settle,
    );
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [easel, page, width, height, rotate, size.width, size.height, pixelRatio, attempt]);

  const { pool } = easel;
  useEffect(
    () => () => {
      if (shown.current !== null) pool.give(shown.current);
      shown.current = null;
    },
    [pool],
  );

  return { holder, failure, drawn, again: () => setAttempt(attempt + 1) };
}

/** One page of a PDF, drawn crisply at its size; what can't be drawn says why. */
export function PageCanvas(props: Props) {
  const { holder, failure, drawn, again } = useDrawing(props);
  return (
    <>
      <div ref={holder} className={styles['holder']} data-drawn={drawn} />
      {failure !== null && (
        <div className={styles['failure']} role="alert">
          <p>
            Page {props.shape.page} can’t be drawn: {failure.message.replace(/\.$/u, '')}. Its text, if it has
            any, is still there.
          </p>
          <button type="button" onClick={again}>
            Try again
          </button>
        </div>
      )}
    </>
  );
}
