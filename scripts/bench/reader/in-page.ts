import type { Page } from 'playwright';

/*
 * What runs inside the window that is measured. All times are of the page's own clock (performance.now, milliseconds),
 * from the event that a person's press made.
 */

declare global {
  interface Window {
    /** Put there by the functions below; the app knows nothing of it. */
    sheafBench?: BenchState;
  }
}

interface BenchState {
  readonly saves: { readonly sent: number; readonly acknowledged: number }[];
  readonly drawn: Set<number>;
  mostShown: number;
  readonly canvases: WeakRef<HTMLCanvasElement>[];
  mostAlive: number;
  mostPixels: number;
}

/** Makes the window note, from its next loading on, when changes are sent and acknowledged, and which canvases live. */
export function noteInPage(): void {
  const saves: { sent: number; acknowledged: number }[] = [];
  const canvases: WeakRef<HTMLCanvasElement>[] = [];
  window.sheafBench = { saves, drawn: new Set(), mostShown: 0, canvases, mostAlive: 0, mostPixels: 0 };
  const post = MessagePort.prototype.postMessage;
  const sent = new Map<unknown, number>();
  const ports = new WeakSet<MessagePort>();
  const hear = ({ data }: MessageEvent<{ readonly id?: unknown; readonly ok?: unknown }>): void => {
    const begun = sent.get(data.id);
    if (begun !== undefined && data.ok === true) saves.push({ sent: begun, acknowledged: performance.now() });
    sent.delete(data.id);
  };
  MessagePort.prototype.postMessage = function postMessage(
    this: MessagePort,
    message: { readonly id?: unknown; readonly change?: unknown } | null,
    ...rest: never[]
  ) {
    if (message !== null && message.change !== undefined) {
      sent.set(message.id, performance.now());
      if (!ports.has(this)) this.addEventListener('message', hear);
      ports.add(this);
    }
    Reflect.apply(post, this, [message, ...rest]);
  };
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function createElement(this: Document, ...given: [string]) {
    const made = Reflect.apply(create, this, given);
    if (made instanceof HTMLCanvasElement) canvases.push(new WeakRef(made));
    return made;
  };
}

/** What the window showed since `watchCanvases`. */
export interface SeenCanvases {
  /** Different pages that were drawn. */
  readonly drawn: number;
  /** Most canvases in the page at once. */
  readonly mostShown: number;
  /** Most canvases alive at once with pixels, also unused and helping ones; and their pixels. */
  readonly mostAlive: number;
  readonly mostPixels: number;
}

/** Counts the pages drawn and the canvases alive from now on, four times a second and at each change of the page. */
export async function watchCanvases(page: Page): Promise<() => Promise<SeenCanvases>> {
  await page.evaluate(() => {
    const state = window.sheafBench;
    if (state === undefined) throw new Error('The window was not prepared.');
    const shown = (): void => {
      const there = document.querySelectorAll<HTMLElement>('[data-page] canvas');
      for (const canvas of there)
        state.drawn.add(Number(canvas.closest<HTMLElement>('[data-page]')?.dataset['page']));
      state.mostShown = Math.max(state.mostShown, there.length);
    };
    const alive = (): void => {
      const areas = state.canvases
        .map((held) => held.deref())
        .map((canvas) => (canvas === undefined ? 0 : canvas.width * canvas.height))
        .filter((area) => area > 0);
      state.mostAlive = Math.max(state.mostAlive, areas.length);
      state.mostPixels = Math.max(
        state.mostPixels,
        areas.reduce((sum, area) => sum + area, 0),
      );
    };
    new MutationObserver(shown).observe(document.body, { childList: true, subtree: true });
    setInterval(alive, 250);
    shown();
  });
  return () =>
    page.evaluate(() => {
      const state = window.sheafBench;
      if (state === undefined) throw new Error('The window was not prepared.');
      const { drawn, mostShown, mostAlive, mostPixels } = state;
      return { drawn: drawn.size, mostShown, mostAlive, mostPixels };
    });
}

/** A first page that was painted: how long it took, and its canvas in device pixels. */
export interface FirstPage {
  readonly ms: number;
  readonly width: number;
  readonly ratio: number;
}

/** Waits for the next click, and from it on for a page of a PDF to be painted: the first, or where reading ended last. */
export function firstPaintedPage(page: Page): Promise<FirstPage> {
  return page.evaluate(
    () =>
      new Promise<FirstPage>((resolve) => {
        let start: number | null = null;
        const look = (): void => {
          const canvas = document.querySelector<HTMLCanvasElement>('[data-page] canvas');
          if (start === null || canvas === null) return;
          const begun = start;
          watching.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () =>
              resolve({ ms: performance.now() - begun, width: canvas.width, ratio: devicePixelRatio });
            port2.postMessage(null);
          });
        };
        const watching = new MutationObserver(look);
        watching.observe(document.body, { childList: true, subtree: true });
        const pressed = (event: MouseEvent): void => {
          start = event.timeStamp;
        };
        document.addEventListener('click', pressed, { capture: true, once: true });
      }),
  );
}

/**
 * A jump to words: milliseconds until their mark was painted at its place in sight, and until their page was drawn too;
 * given up after 10 s, with page 0 when no mark was seen.
 */
export interface Jump {
  readonly marked: number;
  readonly drawn: number;
  readonly page: number;
}

/** Waits for the next press of Enter, and from it on for words to be marked in sight. */
export function markedWords(page: Page): Promise<Jump> {
  return page.evaluate(
    () =>
      new Promise<Jump>((resolve) => {
        let marked: number | null = null;
        /** Called before a frame is painted: answers the time when it has been. */
        const painted = (done: (at: number) => void): void => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now());
          port2.postMessage(null);
        };
        /** The number of the page whose words are marked in sight. */
        const pageInSight = (): string | null => {
          const view = document.querySelector('[data-reader="pdf"]')?.getBoundingClientRect();
          if (view === undefined) return null;
          for (const mark of document.querySelectorAll('[data-page] [class*="flash"]')) {
            const box = mark.getBoundingClientRect();
            const seen = box.height > 0 && box.top >= view.top && box.bottom <= view.bottom;
            if (seen) return mark.closest<HTMLElement>('[data-page]')?.dataset['page'] ?? null;
          }
          return null;
        };
        let number: string | null = null;
        const look = (begun: number): void => {
          if (number === null) {
            number = pageInSight();
            if (number !== null)
              painted((at) => {
                marked = at - begun;
              });
          }
          // The mark goes after a while; the page it was on stays.
          const page = Number(number);
          const drawn = number !== null && document.querySelector(`[data-page="${number}"] canvas`) !== null;
          const given = performance.now() - begun;
          if (given > 10_000) resolve({ marked: marked ?? given, drawn: given, page });
          else if (drawn) painted((at) => resolve({ marked: marked ?? at - begun, drawn: at - begun, page }));
          else requestAnimationFrame(() => look(begun));
        };
        const pressed = (event: KeyboardEvent): void => {
          if (event.key !== 'Enter') return;
          document.removeEventListener('keydown', pressed, { capture: true });
          const begun = event.timeStamp;
          requestAnimationFrame(() => look(begun));
        };
        document.addEventListener('keydown', pressed, { capture: true });
      }),
  );
}

/** Waits for the next click, and from it on for the store to acknowledge the change that it makes; milliseconds. */
export function acknowledgedSave(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const saves = window.sheafBench?.saves ?? [];
        const before = saves.length;
        const pressed = (event: MouseEvent): void => {
          const look = (): void => {
            const save = saves[before];
            if (save === undefined) setTimeout(look, 1);
            else resolve(save.acknowledged - event.timeStamp);
          };
          look();
        };
        document.addEventListener('click', pressed, { capture: true, once: true });
      }),
  );
}
