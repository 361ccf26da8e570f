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
  readonly children: ReactNode;
}) {
  const { find, side } = props;
  return (
    <>
      {props.tools}
      {find.open && <FindBar find={find} listed={side.listed} onList={side.list} onClose={find.close} />}
      <div className={sideStyles.row}>
        {props.panel}
        <div className={styles.body}>{props.children}</div>
      </div>
    </>
  );
}
