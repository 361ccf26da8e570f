import { directionGlyphs } from '#shared/domain/labels.ts';
import type { Direction } from '#shared/domain/values.ts';
import styles from './direction-glyph.module.css';

/** The sign of a direction in its colour. Its words stand beside it, so that it is for eyes alone. */
export function DirectionGlyph({
  direction,
  className = '',
}: {
  readonly direction: Direction;
  readonly className?: string | undefined;
}) {
  return (
    <span className={`${styles.glyph} ${className}`} data-direction={direction} aria-hidden="true">
      {directionGlyphs[direction]}
    </span>
  );
}
