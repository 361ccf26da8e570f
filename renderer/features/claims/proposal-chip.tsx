import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './proposals-bar.module.css';

/**
 * One proposal, dashed: its words accept it, its cross or Delete or Backspace rejects it.
 * @param name as it is said: “Therapy: Blinatumomab”
 */
export function ProposalChip(props: {
  readonly name: string;
  /** The words it was read from. */
  readonly from: string;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly children: ReactNode;
}) {
  const { name, onReject } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onReject();
  };
  return (
    <span className={styles.chip}>
      <button
        type="button"
        data-proposal=""
        className={styles.proposal}
        title={`From ${props.from}. Not part of the claim until you accept it; Delete rejects it.`}
        aria-keyshortcuts="Delete Backspace"
        onClick={props.onAccept}
        onKeyDown={onKeyDown}
      >
        {props.children}
      </button>
      {/* For mouse and screen reader; Tab goes from proposal to proposal, where Delete does the same. */}
      <button
        type="button"
        tabIndex={-1}
        className={styles.reject}
        aria-label={`Reject ${name}`}
        title="Reject: not offered again for this claim"
        onClick={onReject}
        onKeyDown={onKeyDown}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
