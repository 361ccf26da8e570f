/**
 * The way between a drawn document tree and its canonical text. Every run of words is a *leaf*: an element with
 * `data-start` whose only child is one text node holding exactly the words at that offset.
 */
export type Leaf = {
  readonly element: HTMLElement;
  readonly text: Text;
  readonly start: number;
  readonly end: number;
};

/** The leaves below an element in document order. */
export function leavesOf(root: HTMLElement): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('[data-start]')) {
    const text = element.firstChild;
    if (!(text instanceof Text)) continue;
    const start = Number(element.dataset['start']);
    leaves.push({ element, text, start, end: start + text.data.length });
  }
  return leaves;
}

/** Index of the first leaf for which `isBehind` holds, of leaves in order; their number when it holds for none. */
export function firstLeaf(leaves: readonly Leaf[], isBehind: (leaf: Leaf) => boolean): number {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const leaf = leaves[middle];
    if (leaf !== undefined && isBehind(leaf)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The canonical offset of a place in the drawn tree; null when there are no words. A place between words counts as
 * the beginning of the following ones, or as the `end` of those before it.
 */
export function offsetAt(
  leaves: readonly Leaf[],
  node: Node,
  offset: number,
  side: 'start' | 'end',
): number | null {
  const own = node instanceof Text ? node.parentElement : null;
  if (own?.dataset['start'] !== undefined) return Number(own.dataset['start']) + offset;
  const place = document.createRange();
  place.setStart(node, offset);
  const next = firstLeaf(leaves, (leaf) => place.comparePoint(leaf.text, 0) >= 0);
  const [before, after] = [leaves[next - 1], leaves[next]];
  if (side === 'start') return after === undefined ? (before?.end ?? null) : after.start;
  return before === undefined ? (after?.start ?? null) : before.end;
}

/** The place of a canonical offset in the drawn tree; null when there are no words. */
export function placeOf(
  leaves: readonly Leaf[],
  offset: number,
  side: 'start' | 'end',
): { readonly node: Text; readonly offset: number } | null {
  const index =
    side === 'start'
      ? firstLeaf(leaves, (leaf) => leaf.end > offset)
      : firstLeaf(leaves, (leaf) => leaf.end >= offset);
  const leaf = leaves[index] ?? leaves.at(-1);
  if (leaf === undefined) return null;
  return { node: leaf.text, offset: Math.min(leaf.text.data.length, Math.max(0, offset - leaf.start)) };
}

/** The DOM range of canonical offsets; null when there are no words. */
export function domRange(leaves: readonly Leaf[], start: number, end: number): Range | null {
  const from = placeOf(leaves, start, 'start');
  const to = placeOf(leaves, end, 'end');
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** The canonical offsets that are selected below `root`, white space at both ends left out; null when none are. */
export function selectedOffsets(root: HTMLElement, leaves: readonly Leaf[], text: string) {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const from = root.contains(range.startContainer)
    ? offsetAt(leaves, range.startContainer, range.startOffset, 'start')
    : 0;
  const to = root.contains(range.endContainer)
    ? offsetAt(leaves, range.endContainer, range.endOffset, 'end')
    : text.length;
  if (from === null || to === null) return null;
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = to - (words.length - words.trimEnd().length);
  return start < end ? { start, end } : null;
}

/** The canonical offset of the character that is drawn at a point of the window; null where none is. */
export function offsetUnderPointer(leaves: readonly Leaf[], x: number, y: number): number | null {
  const place = document.caretPositionFromPoint(x, y);
  if (place === null || !(place.offsetNode instanceof Text)) return null;
  const caret = offsetAt(leaves, place.offsetNode, place.offset, 'start');
  if (caret === null) return null;
  const isThere = (offset: number): boolean =>
    offset >= 0 &&
    [...(domRange(leaves, offset, offset + 1)?.getClientRects() ?? [])].some((box) => holds(box, x, y));
  return [caret, caret - 1].find(isThere) ?? null;
}

function holds(box: DOMRect, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** Where the moving end of the selection stands, in coordinates of the window; null when there is none. */
export function focusRect(root: HTMLElement): DOMRect | null {
  const selection = window.getSelection();
  const node = selection?.focusNode ?? null;
  if (selection === null || node === null || !root.contains(node)) return null;
  const range = document.createRange();
  range.setStart(node, selection.focusOffset);
  range.collapse(true);
  const own = range.getClientRects()[0];
  if (own !== undefined) return own;
  const element = node instanceof Element ? node : node.parentElement;
  const box = element?.getBoundingClientRect();
  return box === undefined ? null : new DOMRect(box.left, box.top, 0, Math.min(20, box.height));
}
