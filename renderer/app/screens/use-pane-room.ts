import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type LayoutChangedMeta, useGroupRef, usePanelRef } from 'react-resizable-panels';
import { recall, remember } from '#renderer/ui/remembered.ts';
import { isWantedPanes, sidesFor, usualPanes, type WantedPanes } from './pane-room.ts';

type SideName = 'left' | 'right';

/** The lines between the panes. */
const edges = 2;

/**
 * Gives the middle its room when the window changes its width, and the sides back what they had. What a person does
 * to a pane (dragging its edge, its key, its button) is what they want from then on; it is remembered as `id`.
 * @param rightInUse whether something is open in the right pane; it also is in use while the focus is in it
 */
export function usePaneRoom(id: string, rightInUse: boolean) {
  const key = `panes.${id}.wanted`;
  const row = useRef<HTMLDivElement>(null);
  const group = useGroupRef();
  const groupElement = useRef<HTMLDivElement>(null);
  const rightElement = useRef<HTMLDivElement>(null);
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

  useFitting({ row, group, groupElement, rightElement, right, rightInUse, wanted, see });

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
  return { row, group, groupElement, rightElement, panes, away, see, show, onLayoutChanged };
}

/**
 * Lays the panes out anew whenever the row that holds them changes its width. Where there is no room for both, the right
 * pane comes when something opens in it, and goes when that is closed.
 */
function useFitting(parts: {
  readonly row: RefObject<HTMLDivElement | null>;
  readonly group: ReturnType<typeof useGroupRef>;
  readonly groupElement: RefObject<HTMLDivElement | null>;
  readonly rightElement: RefObject<HTMLDivElement | null>;
  readonly right: ReturnType<typeof usePanelRef>;
  readonly rightInUse: boolean;
  readonly wanted: RefObject<WantedPanes>;
  readonly see: () => void;
}): void {
  const { row, group, groupElement, rightElement, right, rightInUse, wanted, see } = parts;
  const sidesNow = useEffectEvent(() => {
    const inUse = rightInUse || rightElement.current?.contains(document.activeElement) === true;
    return sidesFor((row.current?.clientWidth ?? 0) - edges, wanted.current, inUse);
  });
  const layOut = useEffectEvent((sides: ReturnType<typeof sidesFor>) => {
    // Of what is there now: a strip that comes or goes with this changes the middle alone.
    const inner = (groupElement.current?.clientWidth ?? row.current?.clientWidth ?? 0) - edges;
    const part = (pixels: number): number => (100 * pixels) / inner;
    const middle = 100 - part(sides.left) - part(sides.right);
    group.current?.setLayout({ left: part(sides.left), middle, right: part(sides.right) });
    see();
  });
  useEffect(() => {
    const element = row.current;
    if (element === null) return;
    let width = 0;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width || element.clientWidth === 0) return;
      width = element.clientWidth;
      layOut(sidesNow());
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [row]);
  useEffect(() => {
    // Not before the focus has gone where it goes.
    const frame = requestAnimationFrame(() => {
      if (row.current === null || row.current.clientWidth === 0) return;
      const isOpen = right.current?.isCollapsed() === false;
      const sides = sidesNow();
      if (isOpen !== rightInUse && sides.right > 0 === rightInUse) layOut(sides);
    });
    return () => cancelAnimationFrame(frame);
  }, [row, right, rightInUse]);
}
