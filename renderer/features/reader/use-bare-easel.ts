import { useMemo } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';
import { mostNotes } from '#shared/text/others-notes.ts';

/**
 * The easel that draws a paper: without the highlights and notes of others once they were imported, which would be seen
 * twice. Null until that is known, so that no page is drawn twice.
 */
export function useBareEasel(documentId: DocumentId, easel: Easel | null): Easel | null {
  const { data, error } = useRead(methods.annotations.inFile, { documentId });
  // Of a file with more than are read, some are in the file alone.
  const bare = data !== undefined && data.decision === 'taken' && data.count < mostNotes;
  const known = data !== undefined || error !== null;
  return useMemo(() => (easel === null || !known ? null : { ...easel, bare }), [easel, known, bare]);
}
