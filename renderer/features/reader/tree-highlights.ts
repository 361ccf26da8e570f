import { useEffect } from 'react';
import { rangesOf } from './anchors.ts';
import { domRange } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';
import type { Highlight } from './types.ts';
import './tree-highlights.css';

/** A highlight in the one text of a text document. */
export type TreeMark = {
  readonly highlight: Highlight;
  readonly start: number;
  readonly end: number;
  /** Above 0 it lies over others: beside its tint it has a line under the words, one lower each. */
  readonly level: number;
};

/** The highlights by their place, each at the lowest level that no overlapping one before it has. */
export function treeMarks(highlights: readonly Highlight[]): readonly TreeMark[] {
  const marks: TreeMark[] = [];
  const drafts = highlights
    .flatMap((highlight) => rangesOf(highlight.parts).map(({ start, end }) => ({ highlight, start, end })))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const draft of drafts) {
    const taken = new Set(marks.filter((mark) => mark.end > draft.start).map((mark) => mark.level));
    let level = 0;
    while (taken.has(level)) level += 1;
    marks.push({ ...draft, level });
  }
  return marks;
}

/** The highlights over a character, the shortest first. */
export function treeMarksAt(marks: readonly TreeMark[], offset: number): readonly TreeMark[] {
  return marks
    .filter(({ start, end }) => offset >= start && offset < end)
    .toSorted((a, b) => a.end - a.start - (b.end - b.start));
}

/** More lines than this find no room between two lines of text. */
const linesUnder = 3;

/** Names under which a mark is painted; the rules are in `tree-highlights.css`. */
export function paintNames({ highlight, level }: TreeMark): readonly string[] {
  const tint = `reader-hue-${highlight.hue ?? 'none'}`;
  const names = level === 0 ? [tint] : [tint, `${tint}-line-${Math.min(level, linesUnder)}`];
  if (highlight.state === 'exact') return names;
  return [...names, highlight.state === 'lost' ? 'reader-lost' : 'reader-unsure'];
}

/** Paints marks with the CSS Custom Highlight API for as long as the component is there. */
export function usePaintedMarks(marks: readonly TreeMark[], leaves: readonly Leaf[]): void {
  useEffect(() => {
    const painted = new Map<string, Range[]>();
    for (const mark of marks) {
      const range = domRange(leaves, mark.start, mark.end);
      if (range === null) continue;
      for (const name of paintNames(mark)) painted.set(name, [...(painted.get(name) ?? []), range]);
    }
    for (const [name, ranges] of painted) CSS.highlights.set(name, new window.Highlight(...ranges));
    return () => {
      for (const name of painted.keys()) CSS.highlights.delete(name);
    };
  }, [marks, leaves]);
}
