import type { ReactNode } from 'react';
import styles from './studies.module.css';

/** A button that looks like the text it is, on a line of its own. */
export function Way(props: {
  readonly title: string;
  readonly onGo: () => void;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <button type="button" className={styles.way} title={props.title} onClick={props.onGo}>
        {props.children}
      </button>
    </div>
  );
}
