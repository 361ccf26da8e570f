import { type ReactNode, useState } from 'react';
import { ImportPanel } from '#renderer/features/import/import-panel.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';
import { useNewestImport } from '../newest-import.ts';

/**
 * The newest import, for below the list of papers: while it runs, and afterwards until the person closes it. One that
 * left files out is shown again when the review is opened.
 */
export function useImportReport(report: {
  /** Grows when the report was asked for; 0: only what runs or waits is shown. */
  readonly asked: number;
  readonly onOpen: (documentId: DocumentId) => void;
  readonly onClosed: () => void;
}): ReactNode {
  const { asked, onOpen, onClosed } = report;
  const newest = useNewestImport();
  const [opened] = useState(() => new Date().toISOString());
  if (newest === null || newest.closed) return null;
  const { job, waits, close } = newest;
  // One that ended under the person's eyes stays in sight, such as a Retry from here.
  const seenRunning = job.state === 'running' || job.updated > opened;
  if (asked === 0 && !seenRunning && !waits) return null;
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
