import { ChangeView, GroupView } from '#shared/contract/history.ts';
import { labelText } from '#shared/changes/labels.ts';
import type { Reader } from '../database/connection.ts';
import { actionSummaries } from './actions.ts';

type ChangeRow = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly arguments: string;
  readonly reviewer: string | null;
  readonly time: string;
  readonly undoes: string | null;
};
type FieldRow = {
  readonly change: string;
  readonly number: number;
  readonly kind: string;
  readonly entity: string;
  readonly id: string;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

/** The words of a change: those of its label, and of what it took back, or where an import came from. */
export function wordsOf(label: string, argumentsText: string): string {
  const { of, source }: Record<string, unknown> = JSON.parse(argumentsText);
  if (typeof of === 'string') return `${labelText(label)}: ${labelText(of)}`;
  return typeof source === 'string' ? `${labelText(label)}: ${source}` : labelText(label);
}

/** How many changes the log holds. */
export function countChanges(db: Reader): number {
  return db.get<{ count: number }>('SELECT count(*) AS count FROM change')?.count ?? 0;
}

/** Changes with their operations, oldest first; of one group when one is named. */
export function changeViews(
  db: Reader,
  range: { readonly limit: number; readonly offset: number; readonly group: string | null },
): ChangeView[] {
  const rows = db.all<ChangeRow>(
    `SELECT c.id, c.group_id AS "group", c.label, c.arguments, r.name AS reviewer, c.time, c.undoes
     FROM change c LEFT JOIN reviewer r ON r.id = c.reviewer_id ${range.group === null ? '' : 'WHERE c.group_id = ?'}
     ORDER BY c.position LIMIT ? OFFSET ?`,
    ...(range.group === null ? [] : [range.group]),
    range.limit,
    range.offset,
  );
  const operations = Map.groupBy(
    operationRows(
      db,
      rows.map((row) => row.id),
    ),
    (row) => row.change,
  );
  return rows.map(({ arguments: given, ...row }) =>
    ChangeView.parse({
      ...row,
      reviewer: row.reviewer ?? '',
      label: wordsOf(row.label, given),
      operations: toOperations(operations.get(row.id) ?? []),
    }),
  );
}

function operationRows(db: Reader, changeIds: readonly string[]): FieldRow[] {
  return db.all<FieldRow>(
    `SELECT o.change_id AS change, o.number, o.kind, o.entity, o.entity_id AS id, f.field, f.before, f.after
     FROM operation o LEFT JOIN operation_field f USING (change_id, number)
     WHERE o.change_id IN (SELECT value FROM json_each(?)) ORDER BY o.change_id, o.number, f.field`,
    JSON.stringify(changeIds),
  );
}

function toOperations(rows: readonly FieldRow[]): unknown[] {
  const byNumber = [...Map.groupBy(rows, (row) => row.number).values()];
  return byNumber.flatMap((fields) => {
    const first = fields[0];
    if (!first) return [];
    const entries = fields.flatMap((row) =>
      row.field === null
        ? []
        : [
            [
              row.field,
              { before: JSON.parse(row.before ?? 'null'), after: JSON.parse(row.after ?? 'null') },
            ] as const,
          ],
    );
    return [{ kind: first.kind, entity: first.entity, id: first.id, fields: Object.fromEntries(entries) }];
  });
}

type GroupRow = {
  readonly group: string;
  readonly label: string;
  readonly arguments: string;
  readonly reviewer: string | null;
  readonly time: string;
  readonly changes: number;
  readonly undoes: string | null;
};

/** Actions, newest first. A group stands at the time of its last change. */
export function groupViews(db: Reader, limit: number, offset: number): GroupView[] {
  const rows = db.all<GroupRow>(
    `SELECT c.group_id AS "group", c.label, c.arguments, r.name AS reviewer, c.time, count(*) AS changes, c.undoes,
       max(c.position) AS last
     FROM change c LEFT JOIN reviewer r ON r.id = c.reviewer_id
     GROUP BY c.group_id ORDER BY last DESC LIMIT ? OFFSET ?`,
    limit,
    offset,
  );
  const undone = undoneGroups(db);
  const summaries = actionSummaries(
    db,
    rows.map((row) => row.group),
  );
  return rows.map(({ group, label, arguments: given, reviewer, time, changes, undoes }) =>
    GroupView.parse({
      group,
      label: wordsOf(label, given),
      reviewer: reviewer ?? '',
      time,
      changes,
      undoes,
      undone: undone.has(group),
      ...(summaries.get(group) ?? { about: [], entities: 0, fields: [], names: {} }),
    }),
  );
}

/** Groups that are not in force: taken back by a group that is itself in force. */
function undoneGroups(db: Reader): Set<string> {
  const rows = db.all<{ group: string; undoes: string }>(
    'SELECT DISTINCT group_id AS "group", undoes FROM change WHERE undoes IS NOT NULL ORDER BY position DESC',
  );
  const undone = new Set<string>();
  // Newest first: whether a group is in force is known before what it took back is looked at.
  for (const row of rows) if (!undone.has(row.group)) undone.add(row.undoes);
  return undone;
}
