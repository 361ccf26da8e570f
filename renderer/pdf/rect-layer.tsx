import { memo } from 'react';
import type { CSSProperties } from 'react';
import type { CssRect } from './page-geometry.ts';

type Props = {
  readonly rects: readonly CssRect[];
  readonly className: string | undefined;
  readonly style?: CSSProperties | undefined;
};

/** Draws boxes over a page. They take no pointer: whoever owns the page knows what lies where. */
export const RectLayer = memo(function RectLayer({ rects, className, style }: Props) {
  return rects.map((rect) => (
    <div
      key={`${rect.left}|${rect.top}|${rect.width}`}
      aria-hidden="true"
      className={className}
      style={{
        ...style,
        position: 'absolute',
        pointerEvents: 'none',
        left: rect.left,
        top: rect.top,
        width: rect.width,
        height: rect.height,
      }}
    />
  ));
});
