import { memo, useId } from 'react';
import { type Figure, figureFont } from '#shared/figures/figure.ts';
import styles from './figure-view.module.css';
import { useShapeNodes } from './use-shape-nodes.tsx';

/** A figure that is looked at and not worked in: one picture with its name and what it shows. The same shapes as in its files. */
export const FigurePicture = memo(function FigurePicture({ figure }: { readonly figure: Figure }) {
  const { width, height, title, description, background, shapes } = figure;
  const id = useId();
  const nodes = useShapeNodes(shapes);
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
        {nodes}
      </g>
    </svg>
  );
});

/** How far a picture is made smaller before it is scrolled: its text stays readable. */
export const leastShare = 0.7;
