import type { PageText } from '#shared/text/page-text.ts';

/** Texts of pages that stay in memory: some 40 KB each with their boxes. */
const kept = 120;

/** What became of a page's text. */
export type PageTextState =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly text: PageText }
  | { readonly state: 'failed'; readonly reason: string };

export type Loaded = { readonly text: PageText } | { readonly reason: string };

/** The canonical text of the pages of one document, loaded as they are wanted. */
export type PageTexts = {
  /** What is known of a page; undefined when nobody has asked for it, or it was let go of. */
  readonly state: (page: number) => PageTextState | undefined;
  readonly get: (page: number) => PageText | undefined;
  /** Loads a page unless it is there; the answer is undefined when it can't be loaded. */
  readonly want: (page: number) => Promise<PageText | undefined>;
  /** Changes whenever a page arrives; for `useSyncExternalStore`. */
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Makes the texts of one document from a function that loads one page. */
export function pageTexts(load: (page: number) => Promise<Loaded>): PageTexts {
  const states = new Map<number, PageTextState>();
  const coming = new Map<number, Promise<PageText | undefined>>();
  const listeners = new Set<() => void>();
  let version = 0;

  const put = (page: number, state: PageTextState): void => {
    states.delete(page);
    states.set(page, state);
    for (const old of states.keys()) {
      if (states.size <= kept) break;
      states.delete(old);
    }
    version += 1;
    for (const listener of listeners) listener();
  };

  const touch = (page: number, state: PageTextState): void => {
    states.delete(page);
    states.set(page, state);
  };

  const get = (page: number): PageText | undefined => {
    const state = states.get(page);
    return state?.state === 'loaded' ? state.text : undefined;
  };

  const fetchPage = async (page: number): Promise<PageText | undefined> => {
    const loaded = await load(page);
    coming.delete(page);
    const arrived = 'text' in loaded;
    put(page, arrived ? { state: 'loaded', text: loaded.text } : { state: 'failed', reason: loaded.reason });
    return arrived ? loaded.text : undefined;
  };

  return {
    state: (page) => states.get(page),
    get,
    want: (page) => {
      const state = states.get(page);
      if (state?.state === 'loaded') {
        touch(page, state);
        return Promise.resolve(state.text);
      }
      const underWay = coming.get(page) ?? fetchPage(page);
      coming.set(page, underWay);
      if (state === undefined) touch(page, { state: 'loading' });
      return underWay;
    },
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
