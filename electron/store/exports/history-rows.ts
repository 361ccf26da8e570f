import Papa from 'papaparse';
import type { ChangeView, OperationView } from '#shared/contract/history.ts';
import { setElement } from '#shared/changes/operations.ts';
import { guardCell } from '#shared/formats/guard-cell.ts';
import type { z } from 'zod';
import type { Reader } from '../database/connection.ts';
import { cellWords, type Names } from './cell-words.ts';
import { entityNames, type Field, idsIn } from '../repositories/actions.ts';

type Operation = z.infer<typeof OperationView>;

const headings = [
  ...['Time', 'Reviewer', 'What', 'Entity', 'Entity ID', 'Name', 'Field', 'Before', 'After', 'Why'],
  ...['Undoes', 'Action ID', 'Change ID'],
];

/** The first line of the history as CSV: UTF-8 with a byte-order mark, so that Excel reads it right. */
export const historyHead = `\uFEFF${Papa.unparse([headings])}\r\n`;

/**
 * Changes as lines of CSV, one for each field that a change set; formulas are guarded. What a value or the element of
 * a set points at is named as it is called now, with its id behind.
 */
export function historyLines(db: Reader, changes: readonly ChangeView[]): { text: string; rows: number } {
  const names = namesIn(db, changes);
  const rows = changes.flatMap((change) => rowsOf(change, names));
  if (rows.length === 0) return { text: '', rows: 0 };
  return { text: `${Papa.unparse(rows, { newline: '\r\n' })}\r\n`, rows: rows.length };
}

function namesIn(db: Reader, changes: readonly ChangeView[]): Names {
  const ids = changes.flatMap(({ operations }) =>
    operations.flatMap((operation) => [operation.id, ...fieldsOf(operation).flatMap(idsIn)]),
  );
  return entityNames(db, ids);
}

function fieldsOf({ fields }: Operation): Field[] {
  return Object.entries(fields).map(([field, { before, after }]) => ({ field, before, after }));
}

function rowsOf(change: ChangeView, names: Names): string[][] {
  return change.operations.flatMap((operation) => {
    const fields = fieldsOf(operation);
    const told = fields.length === 0 ? [['', '', '']] : fields.map((field) => toldField(field, names));
    return told.map((words, at) => {
      const why = whyOf(operation, fields[at]?.field ?? '');
      const who = [change.time, change.reviewer, change.label, operation.entity, operation.id];
      const rest = [why, change.undoes ?? '', change.group, change.id];
      return [...who, names[operation.id] ?? '', ...words, ...rest].map(guardCell);
    });
  });
}

/** Fields of decisions, with the one that holds the reason. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  ...{ use: 'useReason', useReason: 'useReason' },
  ...{ state: 'stateReason', stateReason: 'stateReason' },
};

/**
 * The reason that was written down with a decision, beside the fields that it is about; what an import came from or an
 * undo took back stands in What.
 */
function whyOf({ fields }: Operation, field: string): string {
  const reason = fields[reasons[field] ?? '']?.after;
  return typeof reason === 'string' ? reason : '';
}

/** Name, before and after of a field. The element of a set was in it, or is. */
function toldField({ field, before, after }: Field, names: Names): string[] {
  const inSet = setElement(field);
  if (inSet === null) return [field, cellWords(before, names), cellWords(after, names)];
  const element = cellWords(inSet.element, names);
  return [inSet.set, before === true ? element : '', after === true ? element : ''];
}
