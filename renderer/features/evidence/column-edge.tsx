import { type PointerEvent, useRef } from 'react';
import styles from './evidence-grid.module.css';

/**
 * The right edge of a head: dragged, it sets the column's width; pressed twice, it fits the content. It is for the
 * pointer alone, the keyboard has keys for both.
 */
export function ColumnEdge(props: {
  /** The width in px while it is dragged; null: no longer. */
  readonly onDrag: (width: number | null) => void;
  readonly onDrop: (width: number) => void;
  readonly onFit: () => void;
}) {
  const { onDrag, onDrop, onFit } = props;
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthAt = ({ clientX }: PointerEvent): number | null =>
    from.current === null ? null : Math.max(1, from.current.width + clientX - from.current.x);
  return (
    <div
      className={styles.edge}
      aria-hidden="true"
      data-edge
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={onFit}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // The head does not take the focus.
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        const width = widthAt(event);
        if (width !== null && event.clientX !== from.current?.x) onDrag(width);
      }}
      onPointerUp={(event) => {
        const width = widthAt(event);
        const moved = event.clientX !== from.current?.x;
        from.current = null;
        if (width !== null && moved) onDrop(width);
      }}
      onPointerCancel={() => {
        from.current = null;
        onDrag(null);
      }}
    />
  );
}
