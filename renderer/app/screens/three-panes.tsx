import { type ReactNode, useCallback, useMemo } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import edge from '#renderer/ui/pane-edge.module.css';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { leastWidth, stripWidth, usualPanes } from './pane-room.ts';
import styles from './three-panes.module.css';
import { usePaneRoom } from './use-pane-room.ts';

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

/** The strip of a pane that opens still takes its room then, and leaves it to the middle. */
const leastMiddle = leastWidth.tight - stripWidth;

/**
 * A wide middle between two side panes. The sides are resized by their edge, collapse by key, and stay as the
 * person left them; in a narrow window they make room for the middle and come back with the room.
 */
export function ThreePanes(props: {
  readonly id: string;
  readonly left: (controls: PaneControls) => Side;
  readonly middle: ReactNode;
  readonly right: (controls: PaneControls) => Side;
  /** Whether something is open at the right, for which it stays beside the middle in a narrow window. */
  readonly rightInUse?: boolean;
}) {
  const { id, middle, rightInUse = true } = props;
  const room = usePaneRoom(id, rightInUse);
  const { away, panes, show } = room;
  const showLeft = useCallback(() => show('left', true), [show]);
  const showRight = useCallback(() => show('right', true), [show]);
  const controls = useMemo(() => ({ showLeft, showRight }), [showLeft, showRight]);
  const left = props.left(controls);
  const right = props.right(controls);
  useSideKey(left, away.left, () => show('left', away.left));
  useSideKey(right, away.right, () => show('right', away.right));
  return (
    <div className={styles.row} ref={room.row}>
      {away.left && <ShowPane side={left} onShow={showLeft} />}
      <Group
        className={styles.group}
        groupRef={room.group}
        elementRef={room.groupElement}
        onLayoutChanged={room.onLayoutChanged}
      >
        <Panel
          id="left"
          panelRef={panes.left}
          collapsible
          defaultSize={usualPanes.left.width}
          minSize={leastWidth.left}
          maxSize="40%"
          groupResizeBehavior="preserve-pixel-size"
          onResize={room.see}
        >
          <div className={styles.pane} inert={away.left}>
            {left.content}
          </div>
        </Panel>
        <Separator className={edge.edge} aria-label={`Width of ${left.label}`} />
        <Panel id="middle" minSize={leastMiddle}>
          <div className={styles.pane}>{middle}</div>
        </Panel>
        <Separator className={edge.edge} aria-label={`Width of ${right.label}`} />
        <Panel
          id="right"
          panelRef={panes.right}
          collapsible
          defaultSize={usualPanes.right.width}
          minSize={leastWidth.right}
          maxSize="50%"
          groupResizeBehavior="preserve-pixel-size"
          onResize={room.see}
        >
          <div className={styles.pane} inert={away.right} ref={room.rightElement}>
            {right.content}
          </div>
        </Panel>
      </Group>
      {away.right && <ShowPane side={right} onShow={showRight} />}
    </div>
  );
}

/** In the place of a collapsed pane, so that it is found again without its key. */
function ShowPane(props: { readonly side: Side; readonly onShow: () => void }) {
  const { side, onShow } = props;
  const label = `Show ${side.label.toLocaleLowerCase('en')}`;
  return (
    <Hint label={label} keys={side.keys}>
      <button type="button" className={styles.show} aria-label={label} onClick={onShow}>
        <span aria-hidden="true">{side.label}</span>
      </button>
    </Hint>
  );
}

function useSideKey(side: Side, away: boolean, toggle: () => void): void {
  useKeys({
    id: `pane.${side.label}`,
    section: 'Panes',
    label: `${away ? 'Show' : 'Hide'} ${side.label.toLocaleLowerCase('en')}`,
    keys: side.keys,
    whileTyping: true,
    run: toggle,
  });
}
