import { useCallback, useEffect, useRef, useState } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { AnchorList } from '#renderer/features/anchors/anchor-list.tsx';
import { RepairPane } from '#renderer/features/anchors/repair-pane.tsx';
import { useRepair } from '#renderer/features/anchors/use-repair.ts';
import { useRepairKeys } from '#renderer/features/anchors/use-repair-keys.ts';
import { Reader } from '#renderer/features/reader/reader.tsx';
import type { Target } from '#renderer/features/reader/types.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { AnchorCandidate } from '#shared/contract/annotations.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import type { ScreenProps } from './screen-props.ts';
import { ThreePanes } from './three-panes.tsx';
import { useWords } from './use-words.ts';

/** The repair desk: highlights to look at, the paper, old words beside the places where they may be. */
export function AnchorsScreen({ go, writable }: ScreenProps) {
  const repair = useRepair();
  const listRef = useRef<HTMLDivElement>(null);
  const { target, show } = useTargets();
  const [selection, setSelection] = useState<Anchor | null>(null);
  const current = repair.current?.annotation ?? null;
  const currentId = current?.id ?? null;
  const words = useWords(current?.documentId ?? null, null, currentId);
  // Words selected for one highlight are not those of the next.
  useEffect(() => {
    if (currentId !== null) setSelection(null);
  }, [currentId]);
  const leave = () => go({ screen: 'read' });
  useKeys({
    id: 'anchors.leave',
    section: 'Highlights to look at',
    label: 'Back to reading',
    keys: 'Escape',
    run: leave,
  });
  const keys = useRepairKeys({ repair, writable, listRef, selection, onShow: show, onSelect: focusReader });
  const there = repair.items.length > 0;
  useEffect(() => {
    if (there) listRef.current?.focus();
  }, [there]);
  if (repair.error !== null) return <ErrorNote {...errorWords(repair.error)} />;
  if (!repair.known) return null;
  if (current === null)
    return (
      <EmptyState
        text="Every highlight stands where it was selected. When a paper’s file is replaced, those that are not certain any more are listed here."
        action={{ label: 'Back to reading', run: leave }}
      />
    );
  return (
    <ThreePanes
      id="anchors"
      left={() => ({
        label: 'Highlights to look at',
        keys: '$mod+b',
        content: <AnchorList repair={repair} listRef={listRef} />,
      })}
      middle={
        <ErrorBoundary key={current.documentId} part="The reader">
          <Reader
            documentId={current.documentId}
            goTo={target}
            highlights={words.highlights}
            activeId={currentId}
            onSelection={setSelection}
            onActivate={() => undefined}
            onOpen={(documentId) => go({ screen: 'read', documentId, claimId: null })}
          />
        </ErrorBoundary>
      }
      right={() => ({
        label: 'Old words and places',
        keys: '$mod+j',
        content: <RepairPane repair={repair} keys={keys} onLeave={leave} />,
      })}
    />
  );
}

/** The place that the paper is to show; each asking counts, also for the same place. */
function useTargets() {
  const [target, setTarget] = useState<Target | null>(null);
  const nonce = useRef(0);
  const show = useCallback(({ anchor }: AnchorCandidate) => {
    nonce.current += 1;
    setTarget({ parts: anchor.parts, annotationId: null, nonce: nonce.current });
  }, []);
  return { target, show };
}

function focusReader(): void {
  document.querySelector<HTMLElement>('[data-reader]')?.focus({ preventScroll: true });
}
