import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { methods } from '#renderer/bridge/methods.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';
import type { ReplaceReport } from '#shared/contract/documents.ts';
import { showRefusal } from '../show-refusal.tsx';

/** Says what became of a paper's highlights when its file was replaced, with the way to those that need a look. */
export function useReplaceEnded(onLook: () => void): void {
  useJobEnded((job) => {
    if (job.kind !== 'documents.replaceFile') return;
    if (job.error !== null) showRefusal(job.error, 'Replace file');
    const report = jobResult(methods.documents.replaceFile, job);
    if (report === null) return;
    const { moved, 'needs-check': unsure, lost } = report.anchors;
    const id = `replaced-${job.id}`;
    const open = () => {
      notifications.hide(id);
      onLook();
    };
    notifications.show({
      id,
      title: `The file is ${report.fileName} now`,
      autoClose: moved + unsure + lost > 0 ? false : 10_000,
      message: (
        <>
          <p>{sentence(report)} The file before is kept; Undo puts it back.</p>
          {report.note === null ? null : <p>{report.note}</p>}
          {moved + unsure + lost === 0 ? null : (
            <Button size="compact-xs" onClick={open}>
              Look at {moved + unsure + lost}
            </Button>
          )}
        </>
      ),
    });
  });
}

function sentence({ anchors }: ReplaceReport): string {
  const { exact, moved, 'needs-check': unsure, lost } = anchors;
  if (exact + moved + unsure + lost === 0) return 'It had no highlights.';
  const parts: readonly (readonly [number, string])[] = [
    [exact, 'in place'],
    [moved, 'moved'],
    [unsure, unsure === 1 ? 'needs a look' : 'need a look'],
    [lost, 'not found'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `Highlights: ${said.join(', ')}.`;
}
