import { memo, useId } from 'react';
import { type Figure, figureFont, type Shape } from '#shared/figures/figure.ts';
import styles from './figure-view.module.css';
import { markNode } from './mark-node.ts';

/** A figure that is looked at and not worked in: one picture with its name and what it shows. The same shapes as in its files. */
export const FigurePicture = memo(function FigurePicture({ figure }: { readonly figure: Figure }) {
  const { width, height, title, description, background, shapes } = figure;
  const id = useId();
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={styles.picture}
      style={{ width, minWidth: width * leastShare }}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={figureFont}
      role="img"
      aria-label={title}
      aria-describedby={id}
    >
      <desc id={id}>{description}</desc>
      <g aria-hidden="true">
        <rect width={width} height={height} fill={background} />
        {shapes.map((shape, at) => shapeNode(shape, at))}
      </g>
    </svg>
  );
});

/** How far a picture is made smaller before it is scrolled: its text stays readable. */
export const leastShare = 0.7;

function shapeNode(shape: Shape, key: number) {
  if (shape.kind !== 'group') return markNode(shape, key);
  return (
    <g key={key}>
      {/* What a pointer that rests on it is told. */}
      <title>{shape.label}</title>
      {shape.shapes.map((mark, at) => markNode(mark, at))}
    </g>
  );
}
