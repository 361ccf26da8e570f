import type { ReactNode } from 'react';
import { ImportPanel } from '#renderer/features/import/import-panel.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';
import { useNewestImport } from '../newest-import.ts';

/**
 * The newest import, for below the list of papers: while it runs, and afterwards until the person closes it, where it
 * `staysInSight`. One that left files out is shown again when the review is opened.
 */
export function useImportReport(report: {
  /** Grows when the report was asked for; 0: only what runs or stays in sight is shown. */
  readonly asked: number;
  readonly onOpen: (documentId: DocumentId) => void;
  readonly onClosed: () => void;
}): ReactNode {
  const { asked, onOpen, onClosed } = report;
  const newest = useNewestImport();
  if (newest === null || newest.closed) return null;
  const { job, shown, close } = newest;
  if (asked === 0 && !shown) return null;
  return (
    <ImportPanel
      job={job}
      onOpen={onOpen}
      onDismiss={() => {
        close();
        onClosed();
      }}
    />
  );
}
