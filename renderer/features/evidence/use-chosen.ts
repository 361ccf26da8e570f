import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { notifications } from '@mantine/notifications';
import type { EvidenceFilter, EvidenceRow } from '#shared/contract/evidence.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { asHtmlTable, asTabbedText, spanOf } from './chosen-rows.ts';
import type { Column } from './columns.ts';

/** Rows that the store answers at once. */
const most = 500;

/**
 * Choosing several rows: Shift with the arrows or a click goes on from the row that has the focus, Ctrl+A takes all,
 * Escape leaves, Ctrl+C copies them as a table. What is chosen is remembered by its claims, and goes with them.
 */
export function useChosen(props: {
  readonly ids: readonly ClaimId[];
  /** What tells the rows apart; a claim may have two. */
  readonly keys: readonly string[];
  readonly columns: readonly Column[];
  readonly filter: Pick<EvidenceFilter, 'therapy' | 'therapyScope'>;
  /** The row that has the focus; −1: none. */
  readonly row: number;
  readonly goTo: (row: number) => void;
}) {
  const { ids, keys, columns, filter, row, goTo } = props;
  const [ends, setEnds] = useState<readonly [from: string, to: string] | null>(null);
  const [from, to] = ends === null ? [-1, -1] : ends.map((key) => keys.indexOf(key));
  // One that has left the view takes the choice along.
  const rows = from === undefined || to === undefined || from < 0 || to < 0 ? null : { from, to };
  const [first, last] = rows === null ? [0, -1] : spanOf(rows, ids.length);
  const claimIds = [...new Set(ids.slice(first, last + 1))];
  const leave = () => setEnds(null);
  const extendTo = (wanted: number): void => {
    const target = Math.min(Math.max(wanted, 0), ids.length - 1);
    const begin = rows === null ? keys[row] : keys[rows.from];
    const end = keys[target];
    if (begin !== undefined && end !== undefined) setEnds([begin, end]);
    goTo(target);
  };
  const copyRows = useCopyRows(columns, filter);
  const copy = () => copyRows(claimIds.length > 0 ? claimIds : ids.slice(row, row + 1));
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const step = stepOf(event);
    if (step !== null && row >= 0) extendTo((rows === null ? row : rows.to) + step);
    else if (isWith(event, 'a')) setEnds(both(keys));
    else if (isWith(event, 'c') && nothingMarked() && (row >= 0 || ends !== null)) void copy();
    else if (event.key === 'Escape' && ends !== null) leave();
    else return false;
    return true;
  };
  const latest = useRef({ isChoosing: ends !== null, extendTo });
  useEffect(() => {
    latest.current = { isChoosing: ends !== null, extendTo };
  });
  // The same function for as long as the table is there, so that rows need no drawing for it.
  const onClickRow = useCallback((event: MouseEvent, index: number): void => {
    if (event.shiftKey) latest.current.extendTo(index);
    else if (latest.current.isChoosing) setEnds(null);
  }, []);
  return { rows, claimIds, copy, leave, onKeyDown, onClickRow };
}

/** Copies claims as a table with the columns that are shown, also those whose rows are not in sight. */
function useCopyRows(columns: readonly Column[], filter: Pick<EvidenceFilter, 'therapy' | 'therapyScope'>) {
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

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** How far a press of Shift with an arrow takes the end of the choice. */
function stepOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): number | null {
  return shiftKey && !ctrlKey && !metaKey ? (moves[key] ?? null) : null;
}

function isWith({ key, ctrlKey, metaKey }: KeyboardEvent, letter: string): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === letter;
}

/** Words that were marked with the mouse are copied as such. */
function nothingMarked(): boolean {
  return window.getSelection()?.isCollapsed !== false;
}

function both(keys: readonly string[]): readonly [string, string] | null {
  const [first, last] = [keys[0], keys.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
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
