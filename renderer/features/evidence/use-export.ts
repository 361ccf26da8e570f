import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import type { EvidenceExport, EvidenceFilter, EvidenceSort } from '#shared/contract/evidence.ts';
import { GrantId, type JobId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { desktop } from '#renderer/bridge/desktop.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useRegionPictures } from './use-region-pictures.ts';

/** The formats of the evidence table, in the words of the save dialog. */
export const formats = [
  { format: 'docx', name: 'Word', extension: 'docx' },
  { format: 'html', name: 'Web page', extension: 'html' },
  { format: 'xlsx', name: 'Excel', extension: 'xlsx' },
  { format: 'csv', name: 'CSV', extension: 'csv' },
  { format: 'json', name: 'JSON', extension: 'json' },
] as const;
export type FormatChoice = (typeof formats)[number];

/** What goes into the file. */
export interface ExportedView {
  readonly filter: EvidenceFilter;
  readonly sort: readonly EvidenceSort[];
}

/** Asks for a place, has the view written there, and tells the outcome when it is done. */
export function useExport(): (format: FormatChoice, view: ExportedView) => Promise<void> {
  const startJob = useStartJob(methods.evidence.export);
  const picturesOf = useRegionPictures();
  const started = useRef(new Set<JobId>());
  useJobEnded((job) => {
    if (started.current.delete(job.id)) tell(job);
  });
  return async ({ format, name, extension }, view) => {
    const place = await desktop().files.chooseSave(`Evidence.${extension}`, [{ name, extension }]);
    if (place === null) return;
    const pictures = await picturesOf(view.filter);
    const jobId = newId.job();
    started.current.add(jobId);
    const grantId = GrantId.parse(place.id);
    await startJob({ jobId, grantId, format, filter: view.filter, sort: [...view.sort], pictures });
  };
}

function tell(job: JobView): void {
  const written = jobResult(methods.evidence.export, job);
  if (job.state === 'done' && written !== null) {
    notifications.show({ title: `${written.fileName} is written`, message: exportWords(written) });
  } else if (job.state === 'failed' && job.error !== null) {
    // The store says what became of the file and what to do; what is said of other refusals speaks of the review.
    notifications.show({
      title: 'The evidence was not exported',
      message: job.error.message,
      color: 'red',
      autoClose: false,
    });
  }
}

/** What a written file holds: “57 rows: 57 claims in 12 documents”. */
export function exportWords(written: EvidenceExport): string {
  const claims = formatCount(written.claims, 'claim', 'claims');
  const documents = formatCount(written.documents, 'document', 'documents');
  const cut =
    written.cut === 0
      ? ''
      : ` ${formatCount(written.cut, 'cell was', 'cells were')} longer than Excel takes, and cut; CSV and JSON hold the whole.`;
  return `${formatCount(written.rows, 'row', 'rows')}: ${claims} in ${documents}.${cut}${pictureWords(written)}`;
}

function pictureWords({ regions, pictures, folder }: EvidenceExport): string {
  if (regions === 0) return '';
  const place = folder === null ? 'within it' : `in the folder ${folder} beside it`;
  const drawn =
    pictures === 0
      ? ''
      : ` ${formatCount(pictures, 'region is a picture', 'regions are pictures')} ${place}.`;
  const missing = regions - pictures;
  if (missing === 0) return drawn;
  return `${drawn} ${formatCount(missing, 'region', 'regions')} could not be drawn; the rows say where on the page.`;
}
