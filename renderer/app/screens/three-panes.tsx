import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { Hint } from '#renderer/ui/keys/key-hint.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import styles from './three-panes.module.css';

/** A side pane: what it is called, and its content. */
export interface Side {
  readonly label: string;
  readonly keys: string;
  readonly content: ReactNode;
}

/** Open a side pane that is collapsed. */
export interface PaneControls {
  readonly showLeft: () => void;
  readonly showRight: () => void;
}

const storage = {
  getItem: (key: string) => localStorage.getItem(`sheaf.${key}`),
  setItem: (key: string, value: string) => localStorage.setItem(`sheaf.${key}`, value),
};

/**
 * A wide middle between two side panes. The sides are resized by their edge, collapse by key, and stay as the
 * person left them.
 */
export function ThreePanes(props: {
  readonly id: string;
  readonly left: (controls: PaneControls) => Side;
  readonly middle: ReactNode;
  readonly right: (controls: PaneControls) => Side;
}) {
  const { id, middle } = props;
  const layout = useDefaultLayout({ id: `panes.${id}`, storage });
  const leftRef = usePanelRef();
  const rightRef = usePanelRef();
  const showRight = useCallback(() => rightRef.current?.expand(), [rightRef]);
  const showLeft = useCallback(() => leftRef.current?.expand(), [leftRef]);
  const controls = useMemo(() => ({ showLeft, showRight }), [showLeft, showRight]);
  const left = props.left(controls);
  const leftPane = useSide(left, leftRef);
  const right = props.right(controls);
  const rightPane = useSide(right, rightRef);
  return (
    <div className={styles.row}>
      <ShowPane side={left} pane={leftPane} />
      <Group
        className={styles.group}
        defaultLayout={layout.defaultLayout}
        onLayoutChanged={layout.onLayoutChanged}
      >
        <Panel
          id="left"
          panelRef={leftPane.ref}
          collapsible
          defaultSize="260px"
          minSize="180px"
          maxSize="40%"
          groupResizeBehavior="preserve-pixel-size"
          onResize={leftPane.onResize}
        >
          <div className={styles.pane} inert={leftPane.collapsed}>
            {left.content}
          </div>
        </Panel>
        <Separator className={styles.edge} aria-label={`Width of ${left.label}`} />
        <Panel id="middle" minSize="280px">
          <div className={styles.pane}>{middle}</div>
        </Panel>
        <Separator className={styles.edge} aria-label={`Width of ${right.label}`} />
        <Panel
          id="right"
          panelRef={rightPane.ref}
          collapsible
          defaultSize="340px"
          minSize="260px"
          maxSize="50%"
          groupResizeBehavior="preserve-pixel-size"
          onResize={rightPane.onResize}
        >
          <div className={styles.pane} inert={rightPane.collapsed}>
            {right.content}
          </div>
        </Panel>
      </Group>
      <ShowPane side={right} pane={rightPane} />
    </div>
  );
}

/** In the place of a collapsed pane, so that it is found again without its key. */
function ShowPane(props: { readonly side: Side; readonly pane: ReturnType<typeof useSide> }) {
  const { side, pane } = props;
  if (!pane.collapsed) return null;
  const label = `Show ${side.label.toLocaleLowerCase('en')}`;
  return (
    <Hint label={label} keys={side.keys}>
      <button type="button" className={styles.show} aria-label={label} onClick={pane.show}>
        <span aria-hidden="true">{side.label}</span>
      </button>
    </Hint>
  );
}

function useSide(side: Side, ref: ReturnType<typeof usePanelRef>) {
  const [collapsed, setCollapsed] = useState(false);
  const onResize = useComingBack(ref, setCollapsed);
  useKeys({
    id: `pane.${side.label}`,
    section: 'Panes',
    label: `${collapsed ? 'Show' : 'Hide'} ${side.label.toLocaleLowerCase('en')}`,
    keys: side.keys,
    whileTyping: true,
    run: () => (ref.current?.isCollapsed() === true ? ref.current.expand() : ref.current?.collapse()),
  });
  return {
    ref,
    collapsed,
    show: () => ref.current?.expand(),
    onResize,
  };
}

/**
 * A pane that went because the window became too narrow comes back with the room; one that the person put away
 * stays away. Answers what to do when the pane changes its size.
 */
function useComingBack(
  pane: ReturnType<typeof usePanelRef>,
  setCollapsed: (collapsed: boolean) => void,
): () => void {
  /** The window's width when the pane was last there. */
  const width = useRef(window.innerWidth);
  const crowdedOut = useRef(false);
  useEffect(() => {
    const look = () => {
      if (!crowdedOut.current || window.innerWidth < width.current) return;
      crowdedOut.current = false;
      pane.current?.expand();
    };
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, [pane]);
  return () => {
    const gone = pane.current?.isCollapsed() === true;
    setCollapsed(gone);
    if (gone) crowdedOut.current ||= window.innerWidth < width.current;
    else {
      width.current = window.innerWidth;
      crowdedOut.current = false;
    }
  };
}
