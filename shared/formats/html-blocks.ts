import type { HeadingLevel, Mark } from './document-tree.ts';
import { paragraph, type DraftBlock, type DraftItem, type DraftRun } from './draft.ts';
import {
  attribute,
  isElement,
  isWordless,
  wordsBelow,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from './html-dom.ts';
import { isFurniture } from './html-main.ts';
import { withPlaces } from './html-places.ts';
import { inlineMark, RunCollector } from './html-runs.ts';
import { tableDrafts } from './html-table.ts';
import { dataImage } from './images.ts';

/** Elements inside one another; deeper ones keep their words only. A frame of the stack is needed for each. */
const maxDepth = 400;

const blockElements = new Set(
  `address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol optgroup option p pre search section
  summary table tbody td tfoot th thead tr ul caption listing plaintext xmp`.split(/\s+/),
);

/** Drafts from the children of parsed HTML. */
export function draftsOfHtml(part: HtmlParent): DraftBlock[] {
  const flow = new Flow(0);
  flow.children(part, []);
  return flow.finish();
}

/** Collects the words of one container; block elements end the paragraph that was under way. */
class Flow {
  readonly #depth: number;
  readonly #blocks: DraftBlock[] = [];
  #runs = new RunCollector();
  #images: DraftBlock[] = [];

  constructor(depth: number) {
    this.#depth = depth;
  }

  finish(): DraftBlock[] {
    this.#flush();
    return this.#blocks;
  }

  children(parent: HtmlParent, marks: readonly Mark[], depth = this.#depth): void {
    for (const node of parent.childNodes) this.#node(node, marks, depth + 1);
  }

  #node(node: HtmlNode, marks: readonly Mark[], depth: number): void {
    if ('value' in node) this.#runs.add(node.value, withPlaces(node, marks));
    if (!isElement(node) || isWordless(node) || isFurniture(node)) return;
    if (depth > maxDepth) this.#runs.add(` ${wordsBelow(node)} `, marks);
    else if (blockElements.has(node.tagName)) this.#block(node, marks, depth);
    else this.#inline(node, marks, depth);
  }

  #inline(element: HtmlElement, marks: readonly Mark[], depth: number): void {
    if (element.tagName === 'br') return this.#runs.breakLine();
    if (element.tagName === 'wbr') return;
    if (element.tagName === 'img') return this.#image(element, marks);
    if (element.tagName === 'tex-math') return;
    const mark = inlineMark(element);
    this.children(element, mark === null ? marks : [...marks, mark], depth);
  }

  #image(element: HtmlElement, marks: readonly Mark[]): void {
    const image = dataImage(attribute(element, 'src'));
    const alt = attribute(element, 'alt') ?? '';
    if (image === null) this.#runs.add(alt, [...marks, { kind: 'alt' }]);
    else
      this.#images.push({
        type: 'figure',
        image,
        alt: [{ text: alt, marks: [{ kind: 'alt' }] }],
        caption: [],
      });
  }

  #flush(): void {
    const runs = this.#runs.take();
    if (runs.length > 0) this.#blocks.push({ type: 'paragraph', runs });
    this.#blocks.push(...this.#images);
    this.#images = [];
  }

  #block(element: HtmlElement, marks: readonly Mark[], depth: number): void {
    this.#flush();
    const blocks = blockDrafts(element, marks, depth);
    if (blocks === null) this.children(element, marks, depth);
    else this.#blocks.push(...blocks);
    this.#flush();
  }
}

type Inside = (element: HtmlElement) => DraftBlock[];

/** How an element that has a shape of its own becomes drafts. */
const shapes: ReadonlyMap<string, (element: HtmlElement, inside: Inside) => DraftBlock[]> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, headingDrafts] as const),
  ...['ul', 'ol', 'menu', 'dir'].map((name) => [name, listDrafts] as const),
  ...['pre', 'listing', 'xmp', 'plaintext'].map((name) => [name, preformattedDrafts] as const),
  ['table', tableDrafts],
  ['figure', figureDrafts],
  ['blockquote', quoteDrafts],
  ['hr', ruleDrafts],
]);

/** The drafts of an element that has a shape of its own; null for one that only groups others. */
function blockDrafts(element: HtmlElement, marks: readonly Mark[], depth: number): DraftBlock[] | null {
  return shapes.get(element.tagName)?.(element, (child) => within(child, marks, depth)) ?? null;
}

function quoteDrafts(element: HtmlElement, inside: Inside): DraftBlock[] {
  return [{ type: 'blockquote', blocks: inside(element) }];
}

function ruleDrafts(): DraftBlock[] {
  return [{ type: 'rule' }];
}

function within(element: HtmlParent, marks: readonly Mark[], depth: number): DraftBlock[] {
  const flow = new Flow(depth);
  flow.children(element, marks);
  return flow.finish();
}

/** Paragraphs inside a heading are the heading's lines; anything else inside follows it. */
function headingDrafts(element: HtmlElement, inside: Inside): DraftBlock[] {
  const inner = inside(element);
  const level = headingLevel(element.tagName);
  const rest = inner.filter((block) => block.type !== 'paragraph');
  const lines = inner.flatMap((block, index): DraftRun[] => {
    if (block.type !== 'paragraph') return [];
    return index === 0 ? [...block.runs] : [{ text: '\n', marks: [] }, ...block.runs];
  });
  return [{ type: 'heading', level, runs: lines }, ...rest];
}

function headingLevel(name: string): HeadingLevel {
  const levels = [1, 2, 3, 4, 5, 6] as const;
  return levels.find((level) => name === `h${level}`) ?? 6;
}

/** Whatever stands in a list outside of an item becomes an item: broken lists lose nothing. */
function listDrafts(list: HtmlElement, inside: Inside): DraftBlock[] {
  const items = list.childNodes.flatMap((node): DraftItem[] => {
    if ('value' in node)
      return node.value.trim() === '' ? [] : [{ checked: null, blocks: [paragraph(node.value)] }];
    if (!isElement(node) || isWordless(node) || isFurniture(node)) return [];
    return [
      {
        checked: null,
        blocks: node.tagName === 'li' ? inside(node) : inside({ ...list, childNodes: [node] }),
      },
    ];
  });
  const first = Number.parseInt(attribute(list, 'start') ?? '1', 10);
  const ordered = list.tagName === 'ol';
  return [{ type: 'list', ordered, first: Number.isSafeInteger(first) ? first : 1, items }];
}

function preformattedDrafts(element: HtmlElement): DraftBlock[] {
  const code = element.childNodes.some((node) => isElement(node) && node.tagName === 'code');
  const marks: Mark[] = code ? [{ kind: 'code' }] : [];
  return [{ type: 'preformatted', runs: [{ text: wordsBelow(element), marks }] }];
}

/** One image with its caption is a figure; a figure that holds a table or more than one image is a group. */
function figureDrafts(element: HtmlElement, inside: Inside): DraftBlock[] {
  const isCaption = (node: HtmlNode): boolean => isElement(node) && node.tagName === 'figcaption';
  const captions = element.childNodes.filter(isCaption);
  const content = inside({ ...element, childNodes: element.childNodes.filter((node) => !isCaption(node)) });
  const caption = inside({ ...element, childNodes: captions });
  const [only] = content;
  if (content.length === 1 && only?.type === 'figure') return [{ ...only, caption }];
  if (content.length === 1 && only?.type === 'paragraph' && only.runs.every(isAlt)) {
    return [{ type: 'figure', image: null, alt: only.runs, caption }];
  }
  return [...content, ...caption];
}

function isAlt(run: DraftRun): boolean {
  return run.text.trim() === '' || run.marks.some((mark) => mark.kind === 'alt');
}
