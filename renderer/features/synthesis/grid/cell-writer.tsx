import { type KeyboardEvent, useRef, useState } from 'react';
import styles from './study-grid.module.css';

/** The field in a cell that is written in; leaving it keeps what was typed. */
export function CellWriter(props: {
  readonly label: string;
  readonly text: string;
  /** Keys that end the writing. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onLeave: (text: string) => void;
}) {
  const { label, onKeyDown, onLeave } = props;
  const [text, setText] = useState(props.text);
  const over = useRef(false);
  return (
    <input
      className={styles.writer}
      aria-label={label}
      autoFocus
      dir="auto"
      maxLength={2_000}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={(event) => {
        // The focus has gone with the whole window and comes back with it: what is typed stays open.
        const windowLeft = event.relatedTarget === null && event.target === document.activeElement;
        if (!over.current && !windowLeft) onLeave(text);
      }}
      onKeyDown={(event) => {
        onKeyDown(event);
        // The key has ended it: the field goes, and what it held is not kept a second time.
        over.current = event.defaultPrevented;
      }}
    />
  );
}
