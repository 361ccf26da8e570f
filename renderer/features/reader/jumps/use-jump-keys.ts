import type { DocumentId } from '#shared/contract/ids.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { jumpBack, jumpForward, useJumps } from './jumps.ts';

/** Going back and forward through jumps by key, also from one document to another. */
export function useJumpKeys(onOpen: (documentId: DocumentId) => void): void {
  const { back, forward } = useJumps();
  const open = (documentId: DocumentId | null): void => {
    if (documentId !== null) onOpen(documentId);
  };
  const section = 'Reader';
  useKeys({
    id: 'reader.back',
    label: 'Back to where the jump began',
    keys: 'Alt+ArrowLeft',
    section,
    when: back,
    run: () => open(jumpBack()),
  });
  useKeys({
    id: 'reader.forward',
    label: 'Forward again',
    keys: 'Alt+ArrowRight',
    section,
    when: forward,
    run: () => open(jumpForward()),
  });
}
