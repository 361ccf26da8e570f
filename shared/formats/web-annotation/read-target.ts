import { property } from '#shared/kit/property.ts';
import type { Range } from './code-points.ts';
import { type Frame, isPdfFragment, readPageFragment } from './fragment.ts';
import { list, text } from './read-body.ts';

/** What an annotation is about: where its document may be found by name, and where in it. */
export type ReadTarget = {
  /** Names of the document: addresses, URNs, a DOI as an address. */
  readonly names: readonly string[];
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string } | null;
  /** Code points; of a page's text where a page is named with it, else of the whole document. */
  readonly position: (Range & { readonly page: number | null; readonly recipe: string | null }) | null;
  readonly page: number | null;
  readonly frame: Frame | null;
};

const QUOTE_LIMIT = 50_000;
const DEPTH = 8;
const SELECTORS = 50;

type Found = {
  quote: ReadTarget['quote'];
  position: ReadTarget['position'];
  page: number | null;
  frame: Frame | null;
};

/** Reads one target; null when it names no document. */
export function readTarget(target: unknown): ReadTarget | null {
  const names = namesOf(target);
  if (names.length === 0) return null;
  const found: Found = { quote: null, position: null, page: null, frame: null };
  const inName = typeof target === 'string' ? target : property(target, 'id');
  const fragment = typeof inName === 'string' ? inName.split('#')[1] : undefined;
  if (fragment !== undefined) takeFragment(found, fragment);
  for (const selector of list(property(target, 'selector')).slice(0, SELECTORS))
    takeSelector(found, selector, { page: null, depth: 0 });
  return { names, ...found };
}

function namesOf(target: unknown): string[] {
  if (typeof target === 'string') return [bare(target)];
  const source = property(target, 'source');
  const of = source === undefined ? target : source;
  const given = [
    of,
    property(of, 'id'),
    ...list(property(of, 'canonical')),
    ...list(property(target, 'canonical')),
    ...list(property(of, 'via')),
  ];
  return given.flatMap((one) => (typeof one === 'string' && one !== '' ? [bare(one)] : []));
}

function bare(name: string): string {
  return text(name, 2_000).replace(/#.*$/su, '');
}

type Within = { readonly page: number | null; readonly depth: number };

function takeSelector(found: Found, selector: unknown, within: Within): void {
  if (within.depth > DEPTH) return;
  const kinds = list(property(selector, 'type'));
  if (kinds.includes('TextQuoteSelector')) takeQuote(found, selector);
  if (kinds.includes('TextPositionSelector')) takePosition(found, selector, within.page);
  let { page } = within;
  if (kinds.includes('FragmentSelector') && isPdfFragment(property(selector, 'conformsTo')))
    page = takeFragment(found, text(property(selector, 'value'), 2_000)) ?? page;
  for (const refined of list(property(selector, 'refinedBy')).slice(0, SELECTORS))
    takeSelector(found, refined, { page, depth: within.depth + 1 });
  if (kinds.includes('Choice'))
    for (const one of list(property(selector, 'items')).slice(0, SELECTORS))
      takeSelector(found, one, { page, depth: within.depth + 1 });
}

function takeQuote(found: Found, selector: unknown): void {
  const exact = property(selector, 'exact');
  if (found.quote !== null || typeof exact !== 'string' || exact.trim() === '') return;
  if (exact.length > QUOTE_LIMIT) return;
  const around = (name: string): string => {
    const value = property(selector, name);
    return typeof value === 'string' ? value : '';
  };
  found.quote = {
    exact: exact.toWellFormed(),
    prefix: around('prefix').slice(-200).toWellFormed(),
    suffix: around('suffix').slice(0, 200).toWellFormed(),
  };
}

function takePosition(found: Found, selector: unknown, page: number | null): void {
  const start = property(selector, 'start');
  const end = property(selector, 'end');
  if (found.position !== null || typeof start !== 'number' || typeof end !== 'number') return;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) return;
  const way = list(property(selector, 'conformsTo'))[0];
  const recipe =
    typeof way === 'string' && way.startsWith('urn:sheaf:text:') ? way.slice('urn:sheaf:text:'.length) : null;
  found.position = { start, end, page, recipe };
}

/** @returns the page that it names */
function takeFragment(found: Found, value: string): number | null {
  const fragment = readPageFragment(value);
  if (fragment === null) return null;
  found.page ??= fragment.page;
  if (found.page === fragment.page) found.frame ??= fragment.frame;
  return fragment.page;
}
