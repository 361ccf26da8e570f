import type { BlockContent, DefinitionContent, List, Nodes, PhrasingContent, Root, Table } from 'mdast';
import type { HeadingLevel, Mark } from './document-tree.ts';
import { paragraph, type DraftBlock, type DraftRow, type DraftRun } from './draft.ts';
import { htmlPiece } from './html.ts';
import { dataImage } from './images.ts';
import { safeHref } from './links.ts';

/** Deeper than this only words are kept; a parser that follows every level needs the stack for it. */
const maxDepth = 60;

interface Context {
  readonly depth: number;
  readonly addresses: ReadonlyMap<string, string>;
}

/** Drafts from a Markdown syntax tree. */
export function draftsOfMarkdown(root: Root): DraftBlock[] {
  const addresses = new Map<string, string>();
  for (const node of root.children) {
    if (node.type === 'definition') addresses.set(node.identifier, node.url);
  }
  return blocksOf(root.children, { depth: 0, addresses });
}

type AnyContent = Root['children'][number];

function blocksOf(nodes: readonly AnyContent[], context: Context): DraftBlock[] {
  return nodes.flatMap((node) => blockOf(node, context));
}

function blockOf(node: AnyContent, context: Context): DraftBlock[] {
  if (context.depth > maxDepth) return [paragraph(wordsOf(node))];
  const inner = { ...context, depth: context.depth + 1 };
  switch (node.type) {
    case 'heading':
      return [{ type: 'heading', level: headingLevel(node.depth), runs: runsOf(node.children, inner) }];
    case 'paragraph':
      return paragraphOf(node.children, inner);
    case 'blockquote':
      return [{ type: 'blockquote', blocks: blocksOf(node.children, inner) }];
    case 'list':
      return [listOf(node, inner)];
    case 'table':
      return [tableOf(node, inner)];
    case 'code':
      return [{ type: 'preformatted', runs: [{ text: node.value, marks: [{ kind: 'code' }] }] }];
    case 'html':
      return htmlPiece(node.value);
    case 'footnoteDefinition':
      return footnoteOf(node.label ?? node.identifier, node.children, inner);
    default:
      return leafOf(node);
  }
}

function leafOf(node: AnyContent): DraftBlock[] {
  if (node.type === 'thematicBreak') return [{ type: 'rule' }];
  return node.type === 'definition' ? [] : [paragraph(wordsOf(node))];
}

/** The first paragraph carries the number that the text refers to. */
function footnoteOf(
  label: string,
  children: readonly (BlockContent | DefinitionContent)[],
  context: Context,
): DraftBlock[] {
  const number: DraftRun = { text: label, marks: [{ kind: 'sup' }] };
  const [first, ...rest] = blocksOf(children, context);
  if (first?.type !== 'paragraph') {
    return [{ type: 'paragraph', runs: [number] }, ...(first === undefined ? [] : [first]), ...rest];
  }
  return [{ type: 'paragraph', runs: [number, { text: ' ', marks: [] }, ...first.runs] }, ...rest];
}

/** A paragraph; images that the file holds follow it as figures. */
function paragraphOf(children: readonly PhrasingContent[], context: Context): DraftBlock[] {
  const figures = children.flatMap((child): DraftBlock[] => {
    const image = child.type === 'image' ? dataImage(child.url) : null;
    return image === null ? [] : [{ type: 'figure', image, alt: [], caption: [] }];
  });
  return [{ type: 'paragraph', runs: runsOf(children, context) }, ...figures];
}

function headingLevel(depth: number): HeadingLevel {
  return depth === 1 || depth === 2 || depth === 3 || depth === 4 || depth === 5 ? depth : 6;
}

function listOf(list: List, context: Context): DraftBlock {
  return {
    type: 'list',
    ordered: list.ordered === true,
    first: list.start ?? 1,
    items: list.children.map((item) => ({
      checked: item.checked ?? null,
      blocks: blocksOf(item.children, context),
    })),
  };
}

function tableOf(table: Table, context: Context): DraftBlock {
  const rows = table.children.map(
    (row, index): DraftRow => ({
      cells: row.children.map((cell) => ({
        header: index === 0,
        colspan: 1,
        rowspan: 1,
        blocks: [{ type: 'paragraph', runs: runsOf(cell.children, context) }],
      })),
    }),
  );
  return { type: 'table', caption: [], rows };
}

/** Tags in a paragraph arrive one by one: those that we draw mark the words up to their end tag. */
function runsOf(
  nodes: readonly PhrasingContent[],
  context: Context,
  marks: readonly Mark[] = [],
): DraftRun[] {
  const open: Mark[] = [];
  return nodes.flatMap((node) => {
    if (node.type !== 'html') return runOf(node, context, [...marks, ...open]);
    const tag = /^<(\/?)(sup|sub|strong|b|em|i|code)\s*>$/i.exec(node.value);
    if (tag === null) return tagRuns(node.value, marks);
    if (tag[1] === '/') open.pop();
    else if (open.length < maxDepth) open.push({ kind: tagMarks[tag[2]?.toLowerCase() ?? ''] ?? 'em' });
    return [];
  });
}

const tagMarks: Readonly<Record<string, 'sup' | 'sub' | 'strong' | 'em' | 'code'>> = {
  sup: 'sup',
  sub: 'sub',
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  code: 'code',
};

function tagRuns(tag: string, marks: readonly Mark[]): DraftRun[] {
  if (/^<br[\s/>]/i.test(tag)) return [{ text: '\n', marks }];
  const alt = /^<img\b[^>]*?\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
  return alt === null ? [] : [{ text: alt[1] ?? alt[2] ?? '', marks: [...marks, { kind: 'alt' }] }];
}

function runOf(node: PhrasingContent, context: Context, marks: readonly Mark[]): DraftRun[] {
  if (context.depth > maxDepth) return [{ text: wordsOf(node), marks }];
  const inner = { ...context, depth: context.depth + 1 };
  switch (node.type) {
    case 'emphasis':
      return runsOf(node.children, inner, [...marks, { kind: 'em' }]);
    case 'strong':
      return runsOf(node.children, inner, [...marks, { kind: 'strong' }]);
    case 'delete':
      return runsOf(node.children, inner, marks);
    case 'link':
      return runsOf(node.children, inner, linked(marks, node.url));
    case 'linkReference':
      return runsOf(node.children, inner, linked(marks, context.addresses.get(node.identifier)));
    default:
      return wordRun(node, marks);
  }
}

/** Phrases without others inside. */
function wordRun(node: PhrasingContent, marks: readonly Mark[]): DraftRun[] {
  switch (node.type) {
    case 'text':
      // A line end inside a Markdown paragraph is a space.
      return [{ text: node.value.replace(/[ \t]*\r?\n[ \t]*/g, ' '), marks }];
    case 'inlineCode':
      return [{ text: node.value, marks: [...marks, { kind: 'code' }] }];
    case 'break':
      return [{ text: '\n', marks }];
    case 'image':
    case 'imageReference':
      return [{ text: node.alt ?? '', marks: [...marks, { kind: 'alt' }] }];
    case 'footnoteReference':
      return [{ text: node.label ?? node.identifier, marks: [...marks, { kind: 'sup' }] }];
    default:
      return [];
  }
}

function linked(marks: readonly Mark[], url: string | undefined): readonly Mark[] {
  const href = safeHref(url);
  return href === null ? marks : [...marks, { kind: 'link', href }];
}

/** All words below a node, without recursion. */
function wordsOf(node: Nodes): string {
  const words: string[] = [];
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('value' in next) words.push(next.value);
    else if ('alt' in next) words.push(next.alt ?? '');
    if ('children' in next) waiting.push(...next.children.toReversed());
  }
  return words.join(' ');
}
