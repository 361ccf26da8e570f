import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/** Parses a page as a browser without scripts does. */
export function parsePage(html: string): HtmlParent {
  return parse(html, { scriptingEnabled: false });
}

/** Parses a piece of markup. */
export function parsePiece(html: string): HtmlParent {
  return parseFragment(html, { scriptingEnabled: false });
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node;
}

/** The value of an attribute, or null. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** What never holds words of the document. */
const wordless = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'iframe',
  'object',
  'embed',
  'applet',
  'audio',
  'video',
  'canvas',
  'svg',
  'map',
  'datalist',
  'input',
  'select',
  'textarea',
  'progress',
  'meter',
  'dialog',
  'frame',
  'frameset',
  'noframes',
  'annotation',
  'annotation-xml',
]);

export function isWordless(element: HtmlElement): boolean {
  return wordless.has(element.tagName);
}

/** All elements below a node in document order, with an explicit stack: pages may be nested without end. */
export function* elementsOf(root: HtmlParent): Generator<HtmlElement> {
  const waiting: HtmlNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/** The first element below a node that fits. */
export function findElement(root: HtmlParent, fits: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const element of elementsOf(root)) {
    if (fits(element)) return element;
  }
  return null;
}

/** The words below a node, outside of scripts and the like; `skip` leaves out further elements. */
export function wordsBelow(root: HtmlParent, skip: (element: HtmlElement) => boolean = () => false): string {
  const words: string[] = [];
  const waiting: HtmlNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node) words.push(node.value);
    if (!isElement(node) || isWordless(node) || skip(node)) continue;
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at];
      if (child !== undefined) waiting.push(child);
    }
  }
  return words.join('');
}

/** UTF-16 units of words that are not links or labels of controls: what a page says rather than offers. */
export function proseLength(root: HtmlParent): number {
  return wordsBelow(root, (element) => /^(?:a|button|label|legend|option)$/.test(element.tagName))
    .replace(/\s+/g, ' ')
    .trim().length;
}
