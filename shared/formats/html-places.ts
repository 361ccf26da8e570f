import type { Mark } from './document-tree.ts';
import {
  attribute,
  elementsOf,
  isElement,
  isWordless,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from './html-dom.ts';
import { isFurniture } from './html-main.ts';

/** Places of one page that its links name; more than the longest list of references has. */
const mostPlaces = 10_000;
const longestName = 200;

/** The places that begin at a text of a parsed page. */
const placesAt = new WeakMap<HtmlNode, readonly Mark[]>();

/** Where a saved page says that it comes from: browsers write a comment before it, publishers a canonical address. */
function addressesOf(page: HtmlParent): string[] {
  const comments = page.childNodes.map((node) => ('data' in node ? node.data : ''));
  const saved = comments.map((words) => /^\s*saved from url=\(\d+\)(\S+)/u.exec(words)?.[1] ?? '');
  const canonical = [...elementsOf(page)]
    .filter((one) => one.tagName === 'link' && attribute(one, 'rel')?.toLowerCase() === 'canonical')
    .map((one) => attribute(one, 'href') ?? '');
  return [...saved, ...canonical].map((address) => address.replace(/#.*$/su, '')).filter(Boolean);
}

/** Browsers that save a page write out the address of the page in its links to itself: they are places again. */
function shortenOwnLinks(page: HtmlParent): void {
  const own = new Set(addressesOf(page));
  if (own.size === 0) return;
  for (const { tagName, attrs } of elementsOf(page))
    for (const attr of tagName === 'a' ? attrs : []) {
      const at = attr.name === 'href' ? attr.value.indexOf('#') : -1;
      if (at > 0 && own.has(attr.value.slice(0, at))) attr.value = attr.value.slice(at);
    }
}

/** The name of a place in a link to it (`#ref1`); null for other links. */
function nameIn(href: string | null): string | null {
  if (href === null || !/^#./u.test(href)) return null;
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

function named(parts: readonly HtmlParent[]): Set<string> {
  const names = new Set<string>();
  for (const part of parts)
    for (const element of elementsOf(part)) {
      const name = element.tagName === 'a' ? nameIn(attribute(element, 'href')) : null;
      if (name !== null && name.length <= longestName && names.size < mostPlaces) names.add(name);
    }
  return names;
}

function namesOf(element: HtmlElement): string[] {
  const names = [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : null];
  return names.filter((name) => name !== null);
}

/**
 * Finds the places (`id`, or `name` of an `a`) that links of a page lead to: each begins at the next words that are
 * drawn. Others are not kept.
 * @param page the whole page, whose links to its own address become links to places
 * @param parts what is drawn of it
 */
export function findPlaces(page: HtmlParent, parts: readonly HtmlParent[]): void {
  shortenOwnLinks(page);
  const wanted = named(parts);
  if (wanted.size === 0) return;
  let begun: string[] = [];
  const stack: HtmlNode[] = parts.flatMap((part) => part.childNodes).toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('value' in node && node.value.trim() !== '' && begun.length > 0) {
      placesAt.set(
        node,
        begun.map((name) => ({ kind: 'place', name })),
      );
      begun = [];
    }
    if (!isElement(node) || isWordless(node) || isFurniture(node)) continue;
    // The first of a name counts, as in a browser.
    begun.push(...namesOf(node).filter((name) => wanted.delete(name)));
    stack.push(...node.childNodes.toReversed());
  }
}

/** Marks of a text, with the places that begin at it. */
export function withPlaces(node: HtmlNode, marks: readonly Mark[]): readonly Mark[] {
  const places = placesAt.get(node);
  return places === undefined ? marks : [...places, ...marks];
}
