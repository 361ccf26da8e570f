import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import styles from './claim-form.module.css';

/** Fields that most claims leave alone, folded away; the fold tells what they hold. */
export function Fold(props: {
  readonly title: string;
  /** What is said beside the title while it is folded. */
  readonly holds: string;
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(props.startsOpen === true);
  const Chevron = open ? ChevronDown : ChevronRight;
  const held = open ? '' : props.holds;
  return (
    <div className={styles.fold}>
      <button
        type="button"
        className={styles.foldButton}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} aria-hidden="true" />
        <span>{props.title}</span>
        <span className={styles.held} title={held}>
          {held}
        </span>
      </button>
      {open ? (
        <div id={id} className={styles.folded}>
          {props.children}
        </div>
      ) : null}
    </div>
  );
}
