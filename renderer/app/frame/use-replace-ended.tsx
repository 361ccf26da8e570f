import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { ReplaceReport } from '#shared/contract/documents.ts';
import { showRefusal } from '../show-refusal.tsx';

/**
 * Says what became of a paper's highlights when its file was replaced, with the way to those that need a look. What
 * is said goes when it is not so any more, and where those highlights are looked at.
 * @param looking they are being looked at
 */
export function useReplaceEnded(onLook: () => void, looking: boolean): void {
  const said = useRef(new Map<string, ReplaceReport>());
  const documents = useRead(methods.documents.list, {}).data;
  useEffect(() => {
    for (const [id, report] of said.current) {
      const now = documents?.find((document) => document.id === report.document);
      if (now?.sha256 === report.sha256 && !looking) continue;
      notifications.hide(id);
      said.current.delete(id);
    }
  }, [documents, looking]);
  useJobEnded((job) => {
    if (job.kind !== 'documents.replaceFile') return;
    if (job.error !== null) showRefusal(job.error, 'Replace file');
    const report = jobResult(methods.documents.replaceFile, job);
    if (report === null) return;
    const { moved, 'needs-check': unsure, lost } = report.anchors;
    const id = `replaced-${job.id}`;
    said.current.set(id, report);
    notifications.show({
      id,
      title: `The file is ${report.fileName} now`,
      // It lies over the foot of the claims; the status line keeps the way to those highlights.
      autoClose: moved + unsure + lost > 0 ? 30_000 : 10_000,
      message: (
        <>
          <p>{sentence(report)} The file before is kept; Undo puts it back.</p>
          {report.note === null ? null : <p>{report.note}</p>}
          {moved + unsure + lost === 0 ? null : (
            <Button size="compact-xs" onClick={onLook}>
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
