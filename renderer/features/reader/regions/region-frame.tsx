import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import type { Rect } from '#shared/text/page-text.ts';
import styles from './region-frame.module.css';

/** The frame of a region that is being chosen, over its page. */
export function RegionFrame(props: { readonly rect: Rect; readonly shape: PageShape; readonly size: Size }) {
  const { left, top, width, height } = toCss(props.shape, props.size, props.rect);
  return (
    <div className={styles.frame} data-region-frame aria-hidden="true" style={{ left, top, width, height }} />
  );
}
