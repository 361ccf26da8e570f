import { useEffect, useState } from 'react';
import type { DocumentId } from '#shared/contract/ids.ts';
import { positions } from './positions.ts';
import { zoomStep, zoomTo } from './zoom.ts';

/** The size of type in a text document (1 is the usual one), kept for each. */
export function useTreeScale(documentId: DocumentId) {
  const [scale, setScale] = useState(() => positions.tree(documentId).scale);
  useEffect(() => {
    positions.keepTree(documentId, { ...positions.tree(documentId), scale });
  }, [documentId, scale]);
  const change = (to: 'larger' | 'smaller' | 'reset'): void => {
    const next = to === 'reset' ? zoomTo(1) : zoomStep(scale, to === 'larger' ? 1 : -1);
    if (next.mode === 'scale') setScale(Math.max(0.5, Math.min(3, next.scale)));
  };
  return { scale, change };
}
