import { notifications } from '@mantine/notifications';
import { desktop } from '#renderer/bridge/desktop.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';
import { readTable, type TableSource } from '#shared/tables/read-table.ts';
import type { StudyTable } from '#shared/tables/study-table.ts';

/** A file that was opened, with the tables in it. */
export interface TableFile {
  readonly fileName: string;
  readonly text: string;
  readonly source: TableSource;
  readonly tables: readonly StudyTable[];
}

/** @returns a function that asks for a file; null: none was chosen, or it holds no table, which is told */
export function useTableFile(): () => Promise<TableFile | null> {
  const ask = useAsk(methods.analyses.readTable);
  return async () => {
    const chosen = await desktop().files.choose({ folders: false, purpose: 'table' });
    const [file] = chosen?.files ?? [];
    if (file === undefined) return null;
    const answer = await ask({ grantId: file.id });
    if (!answer.ok) return refuse(file.name, answer.error.message);
    const { fileName, text, lossy } = answer.value;
    const { source, tables, refused } = readTable(text);
    if (refused !== null) return refuse(fileName, refused);
    if (lossy) tellLossy(fileName);
    return { fileName, text, source, tables };
  };
}

function refuse(fileName: string, reason: string): null {
  notifications.show({
    color: 'red',
    autoClose: 20_000,
    title: `No studies from ${fileName}`,
    message: `${reason} Nothing was changed. Tables of Excel and Word are copied there and pasted into the table of studies.`,
  });
  return null;
}

function tellLossy(fileName: string): void {
  notifications.show({
    autoClose: 20_000,
    title: `Some characters of ${fileName} could not be read`,
    message: 'They stand as �. Look at the names of the studies.',
  });
}
