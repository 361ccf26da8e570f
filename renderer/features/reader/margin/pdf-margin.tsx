import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { ComponentProps } from 'react';
import type { PageTexts } from '../page-texts.ts';
import type { PageView } from '../use-page-view.ts';
import { partRects } from '../use-pdf-marks.ts';
import { ClaimMargin } from './claim-margin.tsx';

type Props = Omit<ComponentProps<typeof ClaimMargin>, 'placeOf' | 'scroller'> & {
  readonly view: PageView;
  readonly texts: PageTexts;
};

/** The margin of a PDF: heights follow from the geometry of the pages, whether they are drawn or not. */
export function PdfMargin({ view, texts, ...props }: Props) {
  const placeOf: ComponentProps<typeof ClaimMargin>['placeOf'] = ({ parts: [first] }) => {
    const index = view.shapes.findIndex((shape) => shape.page === first?.page);
    const [shape, size] = [view.shapes[index], view.stack.sizes[index]];
    const rect = first === undefined ? undefined : partRects(first, texts)[0];
    if (shape === undefined || size === undefined) return null;
    const within = rect === undefined ? 0 : toCss(shape, size, rect).top;
    const top = view.stack.tops[index] ?? 0;
    return { top: top + within, zone: { top, bottom: top + size.height } };
  };
  return <ClaimMargin {...props} placeOf={placeOf} scroller={view.scroller} />;
}
