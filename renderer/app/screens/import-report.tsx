import { type ReactNode, useState } from 'react';
import { useJobs } from '#renderer/bridge/use-jobs.ts';
import { ImportPanel } from '#renderer/features/import/import-panel.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';

/** The newest import, for below the list of papers: while it runs, and afterwards until the person closes it. */
export function useImportReport(report: {
  /** Grows when the report was asked for; 0: only what runs is shown. */
  readonly asked: number;
  readonly onOpen: (documentId: DocumentId) => void;
  readonly onClosed: () => void;
}): ReactNode {
  const { asked, onOpen, onClosed } = report;
  const { jobs } = useJobs();
  const [closed, setClosed] = useState<string | null>(null);
  const job = jobs
    .filter((one) => one.kind === 'imports.start' || one.kind === 'imports.retry')
    .reduce<(typeof jobs)[number] | null>(
      (newest, one) => (newest === null || one.created > newest.created ? one : newest),
      null,
    );
  if (job === null || job.id === closed || (asked === 0 && job.state !== 'running')) return null;
  return (
    <ImportPanel
      job={job}
      onOpen={onOpen}
      onDismiss={() => {
        setClosed(job.id);
        onClosed();
      }}
    />
  );
}
