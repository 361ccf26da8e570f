import { notifications } from '@mantine/notifications';
import type { EvidenceFilter, EvidenceRow } from '#shared/contract/evidence.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { asHtmlTable, asTabbedText } from './chosen-rows.ts';
import type { Column } from './columns.ts';

/** Rows that the store answers at once. */
const most = 500;

/** Copies claims as a table with the columns that are shown, also those whose rows are not in sight. */
export function useCopyRows(
  columns: readonly Column[],
  filter: Pick<EvidenceFilter, 'therapy' | 'therapyScope'>,
) {
  const ask = useAsk(methods.evidence.rows);
  return async (wanted: readonly ClaimId[]): Promise<void> => {
    const { therapy, therapyScope } = filter;
    const found: EvidenceRow[] = [];
    for (const part of chunk(wanted, most)) {
      const answer = await ask({ claimIds: [...part], therapy, therapyScope });
      if (!answer.ok) return;
      found.push(...answer.value);
    }
    const shown = columns.filter(({ id }) => id !== 'open');
    const table = [
      shown.map(({ title }) => title),
      ...found.map((one) => shown.map(({ text }) => text(one))),
    ];
    writeToClipboard(table);
    const count = formatCount(found.length, 'claim is', 'claims are');
    notifications.show({ message: `${count} copied as a table, with the columns shown.` });
  };
}

/** Text for spreadsheets and a table for Word: both go to the clipboard, as a press of Copy puts them there. */
function writeToClipboard(table: readonly (readonly string[])[]): void {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', asTabbedText(table));
    event.clipboardData?.setData('text/html', asHtmlTable(table));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', put, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
}
