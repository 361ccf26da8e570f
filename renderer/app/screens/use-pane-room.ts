import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type LayoutChangedMeta, useGroupRef, usePanelRef } from 'react-resizable-panels';
import { recall, remember } from '#renderer/ui/remembered.ts';
import { isWantedPanes, sidesFor, usualPanes, type WantedPanes } from './pane-room.ts';

type SideName = 'left' | 'right';

/** The lines between the panes. */
const edges = 2;

/**
 * Gives the middle its room when the window changes its width, and the sides back what they had. What a person does
 * to a pane (dragging its edge, its key, its button) is what they want from then on; it is remembered as `id`.
 */
export function usePaneRoom(id: string) {
  const key = `panes.${id}.wanted`;
  const row = useRef<HTMLDivElement>(null);
  const group = useGroupRef();
  const groupElement = useRef<HTMLDivElement>(null);
  const left = usePanelRef();
  const right = usePanelRef();
  const wanted = useRef<WantedPanes>(recall(key, isWantedPanes) ?? usualPanes);
  const [away, setAway] = useState({ left: false, right: false });
  const see = useCallback(() => {
    const now = {
      left: left.current?.isCollapsed() === true,
      right: right.current?.isCollapsed() === true,
    };
    setAway((old) => (old.left === now.left && old.right === now.right ? old : now));
  }, [left, right]);

  useFitting({ row, group, groupElement, wanted, see });

  const want = useCallback(
    (next: WantedPanes) => {
      wanted.current = next;
      remember(key, next);
    },
    [key],
  );
  const onLayoutChanged = (_layout: unknown, { isUserInteraction }: LayoutChangedMeta) => {
    see();
    const total = row.current?.clientWidth ?? 0;
    if (!isUserInteraction || total === 0) return;
    const widthOf = (side: SideName): number => panes[side].current?.getSize().inPixels ?? 0;
    const sideNow = (side: SideName) => {
      const width = widthOf(side);
      return width === 0 ? { ...wanted.current[side], open: false } : { width, open: true };
    };
    want({
      left: sideNow('left'),
      right: sideNow('right'),
      middle: Math.max(1, total - edges - widthOf('left') - widthOf('right')),
    });
  };
  const panes = { left, right };
  const show = useCallback(
    (side: SideName, open: boolean) => {
      const pane = side === 'left' ? left.current : right.current;
      want({ ...wanted.current, [side]: { ...wanted.current[side], open } });
      if (open === (pane?.isCollapsed() === false)) return;
      if (open) {
        pane?.expand();
        pane?.resize(wanted.current[side].width);
      } else pane?.collapse();
      // At once, not when the panes tell: whoever opened a pane may want the focus in it.
      setAway((old) => ({ ...old, [side]: !open }));
    },
    [left, right, want],
  );
  return { row, group, groupElement, panes, away, see, show, onLayoutChanged };
}

/** Lays the panes out anew whenever the row that holds them changes its width. */
function useFitting(parts: {
  readonly row: RefObject<HTMLDivElement | null>;
  readonly group: ReturnType<typeof useGroupRef>;
  readonly groupElement: RefObject<HTMLDivElement | null>;
  readonly wanted: RefObject<WantedPanes>;
  readonly see: () => void;
}): void {
  const { row, group, groupElement, wanted, see } = parts;
  useEffect(() => {
    const element = row.current;
    if (element === null) return;
    let width = 0;
    const fit = () => {
      if (element.clientWidth === width || element.clientWidth === 0) return;
      width = element.clientWidth;
      const sides = sidesFor(width - edges, wanted.current);
      // Of what is there now: a strip that comes or goes with this changes the middle alone.
      const inner = (groupElement.current?.clientWidth ?? width) - edges;
      const part = (pixels: number): number => (100 * pixels) / inner;
      const middle = 100 - part(sides.left) - part(sides.right);
      group.current?.setLayout({ left: part(sides.left), middle, right: part(sides.right) });
      see();
    };
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [row, group, groupElement, wanted, see]);
}
