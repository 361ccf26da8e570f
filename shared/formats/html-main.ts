import {
  attribute,
  elementsOf,
  findElement,
  proseLength,
  wordsBelow,
  type HtmlElement,
  type HtmlParent,
} from './html-dom.ts';

/** What part of the page's prose a main part must hold to stand for the page. */
const share = 0.75;
/** An element that a page offers as a frame (menu, form, hidden part) but that says this much is content. */
const minProse = 200;

/**
 * The part of a page that is the document: its one main element or article where that holds nearly all prose,
 * else the body. A main heading that stands outside of it comes with it.
 */
export function mainPart(page: HtmlParent): readonly HtmlParent[] {
  const body = findElement(page, (element) => element.tagName === 'body') ?? page;
  const total = proseLength(body);
  for (const fits of [isMain, isArticle]) {
    const candidates = outermost(body, fits);
    const [only] = candidates;
    if (only === undefined || candidates.length > 1 || proseLength(only) < total * share) continue;
    const title = headingOf(only) === null ? headingOf(body) : null;
    return title === null ? [only] : [{ ...title, childNodes: [title] }, only];
  }
  return [body];
}

function isMain(element: HtmlElement): boolean {
  return element.tagName === 'main' || attribute(element, 'role') === 'main';
}

function isArticle(element: HtmlElement): boolean {
  return element.tagName === 'article' || /(?:^|\s)articleBody$/.test(attribute(element, 'itemprop') ?? '');
}

function headingOf(part: HtmlParent): HtmlElement | null {
  return findElement(part, (element) => element.tagName === 'h1' && wordsBelow(element).trim() !== '');
}

function outermost(body: HtmlParent, fits: (element: HtmlElement) => boolean): HtmlElement[] {
  const found: HtmlElement[] = [];
  const inside = new Set<HtmlParent>();
  for (const element of elementsOf(body)) {
    const nested = element.parentNode !== null && inside.has(element.parentNode);
    if (nested || fits(element)) inside.add(element);
    if (!nested && fits(element)) found.push(element);
  }
  return found;
}

/**
 * Whether an element is furniture of the page: menus, forms, hidden parts, text for browsers without scripts.
 * One that holds real prose is kept all the same: nothing that a person could quote may be lost.
 */
export function isFurniture(element: HtmlElement): boolean {
  if (isPrompt(element)) return true;
  return (isFrame(element) || isHidden(element)) && proseLength(element) < minProse;
}

/** A button says what it does, unless it stands in a heading and is its words. */
function isPrompt(element: HtmlElement): boolean {
  if (element.tagName !== 'button') return false;
  const parent = element.parentNode;
  return !(parent !== null && 'tagName' in parent && /^(?:h[1-6]|summary|dt|th|td)$/.test(parent.tagName));
}

function isFrame(element: HtmlElement): boolean {
  if (/^(?:nav|form|noscript|menu)$/.test(element.tagName)) return true;
  return /^(?:navigation|search|banner|contentinfo|menu|menubar|toolbar)$/.test(
    attribute(element, 'role') ?? '',
  );
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style') ?? '');
}
