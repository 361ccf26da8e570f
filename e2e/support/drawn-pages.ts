import type { Page } from 'playwright';

declare global {
  interface Window {
    /** Put there by `watchDrawings`; the app knows nothing of it. */
    drawnPages?: { readonly seen: Drawing[]; shown: number; alive: () => number; look: () => Drawing[] };
  }
}

/** A picture that stood at a page's place: `hash` of its pixels, the same for the same picture; `blank` when of one colour. */
export interface Drawing {
  readonly page: number;
  readonly hash: string;
  readonly blank: boolean;
}

/** Notes from now on every picture that is put at a page's place, and how many canvases there are. */
export async function watchDrawings(page: Page): Promise<void> {
  await page.evaluate(() => {
    const made: WeakRef<HTMLCanvasElement>[] = [];
    const create = Document.prototype.createElement;
    Document.prototype.createElement = function createElement(this: Document, ...given: [string]) {
      const element = Reflect.apply(create, this, given);
      if (element instanceof HTMLCanvasElement) made.push(new WeakRef(element));
      return element;
    };
    const drawingOf = (canvas: HTMLCanvasElement): Drawing => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      const words = new Uint32Array(pixels?.buffer ?? new ArrayBuffer(0));
      // FNV-1a (Fowler, Noll, Vo) over every third pixel.
      let hash = 0x811c9dc5;
      let blank = true;
      for (let at = 0; at < words.length; at += 3) {
        hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193) >>> 0;
        blank &&= words[at] === words[0];
      }
      const number = Number(canvas.closest<HTMLElement>('[data-page]')?.dataset['page']);
      return { page: number, hash: `${canvas.width}x${canvas.height} ${hash}`, blank };
    };
    const there = () => [...document.querySelectorAll<HTMLCanvasElement>('[data-page] canvas')];
    const seen: Drawing[] = [];
    const state = {
      seen,
      shown: 0,
      alive: () => made.filter((held) => (held.deref()?.width ?? 0) > 0).length,
      look: () => there().map(drawingOf),
    };
    const added = (node: Node): HTMLCanvasElement[] => {
      if (node instanceof HTMLCanvasElement) return [node];
      return node instanceof Element ? [...node.querySelectorAll('canvas')] : [];
    };
    new MutationObserver((changes) => {
      state.shown = Math.max(state.shown, there().length);
      const canvases = changes.flatMap(({ addedNodes }) => [...addedNodes].flatMap(added));
      for (const canvas of canvases)
        if (canvas.closest('[data-page]') !== null) state.seen.push(drawingOf(canvas));
    }).observe(document.body, { childList: true, subtree: true });
    window.drawnPages = state;
  });
}

/** The pictures that stand at pages' places now. */
export function drawingsNow(page: Page): Promise<Drawing[]> {
  return page.evaluate(() => window.drawnPages?.look() ?? []);
}

/** All that was seen since `watchDrawings`: the pictures, the most canvases shown at once, and those alive now. */
export async function drawingsSeen(
  page: Page,
): Promise<{ readonly seen: readonly Drawing[]; readonly shown: number; readonly alive: number }> {
  return page.evaluate(() => {
    const state = window.drawnPages;
    return { seen: state?.seen ?? [], shown: state?.shown ?? 0, alive: state?.alive() ?? 0 };
  });
}
