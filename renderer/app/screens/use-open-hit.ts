import { useCallback } from 'react';
import { leaveSpot } from '#renderer/features/reader/jumps/jumps.ts';
import type { SearchHit } from '#shared/contract/search.ts';
import type { ScreenProps } from './screen-props.ts';
import type { Desk } from './use-desk.ts';

/** Opens what a search has found: a claim as itself, a page at the words. */
export function useOpenHit(go: ScreenProps['go'], desk: Pick<Desk, 'showPassage'>): (hit: SearchHit) => void {
  const { showPassage } = desk;
  return useCallback(
    (hit: SearchHit) => {
      const { document: documentId, page, pageLabel: label } = hit;
      leaveSpot();
      if (hit.type === 'claim') {
        go({ screen: 'read', documentId, claimId: hit.id });
        return;
      }
      go({ screen: 'read', documentId, claimId: null });
      const places = hit.places.length > 0 ? hit.places : [[0, 1] as const];
      showPassage({
        documentId,
        parts: places.map(([start, end]) => ({ page, label, rects: [], start, end })),
      });
    },
    [go, showPassage],
  );
}
