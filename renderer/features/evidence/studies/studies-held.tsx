import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { formatCount } from '#renderer/ui/format.ts';

/** Columns of free fields that are shown; files have all of them. */
export const mostFields = 20;

/** The id of the line that says what the table of studies holds, for the table to be described by. */
export const heldId = 'studies-held';

/** What the table of studies holds, what it leaves out, and what else is not in it. */
export function StudiesHeld() {
  const { data } = useRead(methods.studies.characteristics, {});
  return <span id={heldId}>{data === undefined ? '' : heldWords(data)}</span>;
}

function heldWords(table: {
  readonly studies: readonly unknown[];
  readonly fieldNames: readonly string[];
  readonly documents: number;
  readonly claims: number;
  readonly leftOut: number;
}): string {
  const { documents, claims, leftOut, fieldNames } = table;
  const held = `${formatCount(table.studies.length, 'study', 'studies')}, ${formatCount(documents, 'document', 'documents')}, ${formatCount(claims, 'claim', 'claims')}`;
  const out =
    leftOut > 0 ? `; ${formatCount(leftOut, 'study', 'studies')} of documents put aside left out` : '';
  const more = fieldNames.length - mostFields;
  const hidden =
    more > 0 ? ` ${formatCount(more, 'more column', 'more columns')} of noted fields in the exports.` : '';
  return `${held}${out}. Filters of the evidence do not apply here.${hidden}`;
}
