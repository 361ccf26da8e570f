import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { FindBar } from './find/find-bar.tsx';
import type { Find } from './find/use-find.ts';
import sideStyles from './side/side.module.css';
import type { useSide } from './side/use-side.ts';
import styles from './reader.module.css';

/** How a document is laid out: tools, the strip of find while words are looked for, the side panel and the document. */
export function DeskFrame(props: {
  readonly tools: ReactNode;
  readonly find: Find;
  readonly side: ReturnType<typeof useSide>;
  readonly panel: ReactNode;
  /** The document is about to begin so much lower (CSS pixels), as the strip has come, or higher, as it has gone. */
  readonly onShift: (by: number) => void;
  readonly children: ReactNode;
}) {
  const { find, side } = props;
  const strip = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const shift = useEffectEvent(props.onShift);
  useLayoutEffect(() => {
    const now = find.open ? (strip.current?.offsetHeight ?? 0) : 0;
    if (now !== height.current) shift(now - height.current);
    height.current = now;
  }, [find.open]);
  return (
    <>
      {props.tools}
      {find.open && (
        <div ref={strip}>
          <FindBar find={find} listed={side.listed} onList={side.list} onClose={find.close} />
        </div>
      )}
      <div className={sideStyles.row}>
        {props.panel}
        <div className={styles.body}>{props.children}</div>
      </div>
    </>
  );
}
