import { type PointerEvent, useRef, useState } from 'react';

/** Where a head would go: to one side of another. */
export interface HeadDrop {
  readonly id: string;
  readonly side: 'before' | 'after';
}

/** How far the pointer goes, in px, before a press is a drag. */
const slack = 6;

/** Dragging a head to another place with the pointer. */
export function useHeadDrag(onDrop: (id: string, drop: HeadDrop) => void) {
  const pressed = useRef<{ readonly id: string; readonly x: number; readonly moving: boolean } | null>(null);
  const wasDragged = useRef(false);
  const [drop, setDrop] = useState<HeadDrop | null>(null);
  const end = (): void => {
    pressed.current = null;
    setDrop(null);
  };
  const handlers = (id: string) => ({
    onPointerDown: (event: PointerEvent): void => {
      wasDragged.current = false;
      const onEdge = event.target instanceof Element && event.target.closest('[data-edge]') !== null;
      pressed.current = event.button === 0 && !onEdge ? { id, x: event.clientX, moving: false } : null;
    },
    onPointerMove: (event: PointerEvent): void => {
      const start = pressed.current;
      if (start === null || (!start.moving && Math.abs(event.clientX - start.x) < slack)) return;
      if (!start.moving) event.currentTarget.setPointerCapture(event.pointerId);
      pressed.current = { ...start, moving: true };
      const next = dropAt(event, id);
      if (next?.id !== drop?.id || next?.side !== drop?.side) setDrop(next);
    },
    onPointerUp: (event: PointerEvent): void => {
      const to = pressed.current?.moving === true ? dropAt(event, id) : null;
      // Letting go of a head is no press of it.
      wasDragged.current = pressed.current?.moving === true;
      end();
      if (to !== null) onDrop(id, to);
    },
    onPointerCancel: end,
  });
  return { drop, handlers, wasDragged: () => wasDragged.current };
}

/** The head under the pointer, and the side of it that is nearer; null over none, and over the dragged one itself. */
function dropAt({ clientX, clientY }: PointerEvent, id: string): HeadDrop | null {
  const head = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-column]');
  const over = head?.dataset['column'];
  if (head === null || head === undefined || over === undefined || over === id) return null;
  const { left, width } = head.getBoundingClientRect();
  return { id: over, side: clientX < left + width / 2 ? 'before' : 'after' };
}
