/**
 * Canvases that are used again. A canvas of A4 at twice the screen's resolution takes some 30 MB that the
 * browser frees late, so a finished one is kept for the next page (two at most) or made empty at once.
 */
export type CanvasPool = {
  /** A white-able canvas of exactly this size in device pixels; its old content may still be on it. */
  readonly take: (width: number, height: number) => HTMLCanvasElement;
  readonly give: (canvas: HTMLCanvasElement) => void;
  /** Frees everything that lies in the pool. */
  readonly drain: () => void;
};

function free(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** Makes a pool that keeps at most `spare` unused canvases. */
export function canvasPool(spare = 2): CanvasPool {
  const unused: HTMLCanvasElement[] = [];
  return {
    take: (width, height) => {
      const same = unused.findIndex((canvas) => canvas.width === width && canvas.height === height);
      const canvas = unused.splice(Math.max(same, 0), 1)[0] ?? document.createElement('canvas');
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      return canvas;
    },
    give: (canvas) => {
      canvas.remove();
      unused.push(canvas);
      while (unused.length > spare) {
        const oldest = unused.shift();
        if (oldest !== undefined) free(oldest);
      }
    },
    drain: () => {
      for (const canvas of unused.splice(0)) free(canvas);
    },
  };
}
