import { type ComponentProps, type RefObject, useLayoutEffect, useState } from 'react';
import type { AnnotationId } from '#shared/contract/ids.ts';
import type { Leaf } from '../tree-dom.ts';
import type { TreeMark } from '../tree-highlights.ts';
import { lineRects } from '../tree-outlines.tsx';
import { ClaimMargin } from './claim-margin.tsx';

type Props = Omit<ComponentProps<typeof ClaimMargin>, 'placeOf'> & {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly leaves: readonly Leaf[];
  readonly marks: readonly TreeMark[];
};

interface Heights {
  readonly tops: ReadonlyMap<AnnotationId, number>;
  /** Where the text ends. */
  readonly bottom: number;
}

const unknown: Heights = { tops: new Map(), bottom: 0 };

/** The margin of a text document: heights are measured where the words stand, again whenever the layout changes. */
export function TreeMargin({ root, leaves, marks, ...props }: Props) {
  const [{ tops, bottom }, setHeights] = useState(unknown);
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
      setHeights({ tops: new Map(found), bottom: element.offsetTop + element.offsetHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, leaves, marks]);
  const placeOf = ({ id }: { readonly id: AnnotationId }) => {
    const top = tops.get(id);
    return top === undefined ? null : { top, zone: { top: 0, bottom } };
  };
  return <ClaimMargin {...props} placeOf={placeOf} />;
}
