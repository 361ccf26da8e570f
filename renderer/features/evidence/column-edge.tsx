import { type PointerEvent, useEffect, useRef } from 'react';
import styles from './evidence-grid.module.css';

/**
 * The right edge of a head: dragged, it sets the column's width, Escape leaves it; pressed twice, it fits the content. It is for the
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
  const keys = useRef<AbortController | null>(null);
  const end = (): void => {
    from.current = null;
    keys.current?.abort();
  };
  useEffect(() => () => keys.current?.abort(), []);
  /** Escape leaves the width as it was. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
    onDrag(null);
  };
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
        end();
        from.current = { x: event.clientX, width };
        keys.current = new AbortController();
        window.addEventListener('keydown', onKey, { capture: true, signal: keys.current.signal });
      }}
      onPointerMove={(event) => {
        const width = widthAt(event);
        if (width !== null && event.clientX !== from.current?.x) onDrag(width);
      }}
      onPointerUp={(event) => {
        const width = widthAt(event);
        const moved = event.clientX !== from.current?.x;
        end();
        if (width !== null && moved) onDrop(width);
      }}
      onPointerCancel={() => {
        end();
        onDrag(null);
      }}
    />
  );
}
