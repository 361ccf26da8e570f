import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { DocumentId } from '#shared/contract/ids.ts';
import { Tool } from '../tool.tsx';
import { jumpBack, jumpForward, useJumps } from './jumps.ts';
import styles from '../toolbar.module.css';

/** Back and forward through jumps, as buttons. */
export function JumpTools({ onOpen }: { readonly onOpen: (documentId: DocumentId) => void }) {
  const { back, forward } = useJumps();
  const open = (documentId: DocumentId | null): void => {
    if (documentId !== null) onOpen(documentId);
  };
  return (
    <div className={styles.group}>
      <Tool label="Back" keys="Alt+ArrowLeft" disabled={!back} run={() => open(jumpBack())}>
        <ArrowLeft size={16} aria-hidden="true" />
      </Tool>
      <Tool label="Forward" keys="Alt+ArrowRight" disabled={!forward} run={() => open(jumpForward())}>
        <ArrowRight size={16} aria-hidden="true" />
      </Tool>
    </div>
  );
}
