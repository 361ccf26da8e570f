import { methods } from '#renderer/bridge/methods.ts';
import { useFileExport } from '#renderer/bridge/use-file-export.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { tellExport } from '#renderer/ui/tell-export.ts';
import type { HistoryExport } from '#shared/contract/history.ts';

/** The formats of the history, in the words of the save dialog. */
export const formats = [
  { format: 'csv', name: 'CSV', extension: 'csv' },
  { format: 'json', name: 'JSON', extension: 'json' },
] as const;

const tell = tellExport<HistoryExport>('The history was not exported', ({ format, rows, changes }) => {
  const all = formatCount(changes, 'change', 'changes');
  return format === 'csv' ? `${formatCount(rows, 'row', 'rows')}: ${all}.` : `${all}.`;
});

/** Asks for a place, has the whole history written there, and tells the outcome when it is done. */
export function useExportHistory(): (format: (typeof formats)[number]) => Promise<void> {
  const write = useFileExport(methods.history.export, tell);
  return ({ format, name, extension }) =>
    write({ fileName: `History.${extension}`, format: { name, extension } }, (ids) => ({ ...ids, format }));
}
