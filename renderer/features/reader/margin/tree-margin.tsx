import { type ComponentProps, type RefObject, useLayoutEffect, useState } from 'react';
import type { AnnotationId } from '#shared/contract/ids.ts';
import type { Leaf } from '../tree-dom.ts';
import type { TreeMark } from '../tree-highlights.ts';
import { lineRects } from '../tree-outlines.tsx';
import { ClaimMargin } from './claim-margin.tsx';

type Props = Omit<ComponentProps<typeof ClaimMargin>, 'topOf'> & {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly leaves: readonly Leaf[];
  readonly marks: readonly TreeMark[];
};

const nowhere: ReadonlyMap<AnnotationId, number> = new Map();

/** The margin of a text document: heights are measured where the words stand, again whenever the layout changes. */
export function TreeMargin({ root, leaves, marks, ...props }: Props) {
  const [tops, setTops] = useState(nowhere);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const measure = (): void => {
      // Only the first character is asked for: a long passage has many lines.
      const found = marks.flatMap(({ highlight, start }): [AnnotationId, number][] => {
        if (highlight.claims.length === 0) return [];
        const [line] = lineRects(element, leaves, [{ start, end: start + 1 }]);
        return line === undefined ? [] : [[highlight.id, line.top + element.offsetTop]];
      });
      setTops(new Map(found));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, leaves, marks]);
  return <ClaimMargin {...props} topOf={({ id }) => tops.get(id) ?? null} />;
}
