import { memo, useId } from 'react';
import { grownTogether } from './outline-shape.ts';
import type { CssRect } from './page-geometry.ts';

/** White between the words and the outline, and the outline's own width, in CSS pixels. */
const distance = 1;
const width = 1.5;

/** One thin outline round all lines of a passage, in the text colour of its class. It takes no pointer. */
export const OutlineLayer = memo(function OutlineLayer(props: {
  readonly rects: readonly CssRect[];
  readonly className: string | undefined;
}) {
  const hole = useId();
  const lines = grownTogether(props.rects);
  if (lines.length === 0) return null;
  const grown = (by: number) =>
    lines.map(({ left, top, ...size }) => (
      <rect
        key={`${left}|${top}|${size.width}`}
        x={left - by}
        y={top - by}
        width={size.width + 2 * by}
        height={size.height + 2 * by}
        rx={1}
      />
    ));
  return (
    <svg
      className={props.className}
      aria-hidden="true"
      style={{
        position: 'absolute',
        inset: 0,
        width: '100%',
        height: '100%',
        overflow: 'visible',
        pointerEvents: 'none',
      }}
    >
      <mask id={hole} maskUnits="userSpaceOnUse" x="-10%" y="-10%" width="120%" height="120%">
        <rect x="-10%" y="-10%" width="120%" height="120%" fill="#fff" />
        <g fill="#000">{grown(distance)}</g>
      </mask>
      <g mask={`url(#${hole})`} fill="currentColor">
        {grown(distance + width)}
      </g>
    </svg>
  );
});
