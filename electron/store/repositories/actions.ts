import { setElement } from '#shared/changes/operations.ts';
import type { Reader } from '../database/connection.ts';

/** What an action was about, for its one line in History. */
export type ActionSummary = {
  /** The first entities that it touched: those that a person would name before the others. */
  readonly about: readonly { readonly entity: string; readonly id: string }[];
  /** How many entities of the first one's kind it touched. */
  readonly entities: number;
  /**
   * What became of the fields of the first one, when it was there before; at most four. A field that became something
   * else of another of its kind is not told: one line can't say both. Where it was not the same before, what it was is null.
   */
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  /** Names of everything that the above speaks of, by id. */
  readonly names: Readonly<Record<string, string>>;
};

const GIVEN = '(SELECT value FROM json_each(?))';
const aboutMost = 3;
const fieldsMost = 4;

type About = {
  readonly group: string;
  readonly entity: string;
  readonly id: string;
  readonly total: number;
};
type FieldRow = {
  readonly group: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** Others of its kind had another value before. */
  readonly differed: 0 | 1;
};
export type Field = ActionSummary['fields'][number];

/** The summaries of actions by the id of their group. */
export function actionSummaries(db: Reader, groups: readonly string[]): ReadonlyMap<string, ActionSummary> {
  const about = Map.groupBy(aboutRows(db, groups), (row) => row.group);
  const firsts = [...about].flatMap(([group, [first]]) => (first ? [{ group, id: first.id }] : []));
  const fields = Map.groupBy(fieldRows(db, firsts), (row) => row.group);
  const parts = groups.map((group) => {
    const entities = about.get(group) ?? [];
    return { group, entities, fields: mergedFields(fields.get(group) ?? []) };
  });
  const ids = parts.flatMap((part) => [
    ...part.entities.map(({ id }) => id),
    ...part.fields.flatMap((field) => idsIn(field)),
  ]);
  const names = entityNames(db, ids);
  return new Map(
    parts.map(({ group, entities, fields: changed }) => [
      group,
      {
        about: entities.map(({ entity, id }) => ({ entity, id })),
        entities: entities[0]?.total ?? 0,
        fields: changed,
        names: pick(names, [...entities.map(({ id }) => id), ...changed.flatMap((field) => idsIn(field))]),
      },
    ]),
  );
}

/** Names of everything that the changes of a group speak of, by id. */
export function namesInGroup(db: Reader, group: string): Readonly<Record<string, string>> {
  const rows = db.all<{ id: string; field: string | null; before: string | null; after: string | null }>(
    `SELECT o.entity_id AS id, f.field, f.before, f.after
     FROM change c JOIN operation o ON o.change_id = c.id LEFT JOIN operation_field f USING (change_id, number)
     WHERE c.group_id = ? LIMIT 20000`,
    group,
  );
  const ids = rows.flatMap(({ id, field, before, after }) =>
    field === null ? [id] : [id, ...idsIn({ field, before: parsed(before), after: parsed(after) })],
  );
  return entityNames(db, ids);
}

/** A claim says more than the highlight that was made with it, a paper and an analysis more than what lies in them. */
function aboutRows(db: Reader, groups: readonly string[]): About[] {
  return db.all<About>(
    `SELECT "group", entity, id, total FROM (
       SELECT c.group_id AS "group", o.entity, o.entity_id AS id, count(*) OVER (PARTITION BY c.group_id, o.entity) AS total,
         row_number() OVER (whole ORDER BY CASE o.entity WHEN 'claim' THEN 0 WHEN 'document' THEN 1
           WHEN 'analysis' THEN 1 ELSE 2 END,
           min(c.position), min(o.number)) AS place
       FROM change c JOIN operation o ON o.change_id = c.id WHERE c.group_id IN ${GIVEN}
       GROUP BY c.group_id, o.entity, o.entity_id WINDOW whole AS (PARTITION BY c.group_id))
     WHERE place <= ${aboutMost} ORDER BY "group", place`,
    JSON.stringify(groups),
  );
}

/** The same field of others of the same kind, within one action. */
const OTHERS = `SELECT 1 FROM change c2 JOIN operation o2 ON o2.change_id = c2.id
  JOIN operation_field f2 ON f2.change_id = o2.change_id AND f2.number = o2.number
  WHERE c2.group_id = c.group_id AND o2.entity = o.entity AND o2.entity_id <> o.entity_id AND f2.field = f.field`;

function fieldRows(
  db: Reader,
  firsts: readonly { readonly group: string; readonly id: string }[],
): FieldRow[] {
  return db.all<FieldRow>(
    `SELECT g.value ->> 'group' AS "group", f.field, f.before, f.after, EXISTS (${OTHERS} AND f2.before <> f.before) AS differed
     FROM json_each(?) g
     JOIN change c ON c.group_id = g.value ->> 'group'
     JOIN operation o ON o.change_id = c.id AND o.entity_id = g.value ->> 'id'
     JOIN operation_field f ON f.change_id = o.change_id AND f.number = o.number
     WHERE f.field <> 'deleted' AND o.kind NOT LIKE '%.created' AND o.kind NOT LIKE '%.imported'
       AND NOT EXISTS (${OTHERS} AND f2.after <> f.after)
     ORDER BY c.position, o.number, f.field`,
    JSON.stringify(firsts),
  );
}

/** A field that was changed several times within the action is one: from its first value to its last. */
function mergedFields(rows: readonly FieldRow[]): Field[] {
  const merged = new Map<string, Field>();
  for (const { field, before, after, differed } of rows) {
    const known = merged.get(field);
    const was = differed === 1 ? null : parsed(before);
    merged.set(field, { field, before: known ? known.before : was, after: parsed(after) });
  }
  return [...merged.values()].slice(0, fieldsMost);
}

/** The ids that a field speaks of: the element of a set that it names, and its values. */
export function idsIn({ field, before, after }: Field): string[] {
  const element = setElement(field)?.element;
  const within = field === 'settings' ? [before, after].flatMap(textsWithin) : [before, after];
  const values = within.filter((value) => typeof value === 'string');
  return [...(element === undefined ? [] : [element]), ...values].filter((id) => id.length === 36);
}

/** All texts of a value with parts, however deep: a saved view names what its filter asks for. */
function textsWithin(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsWithin) : [value];
}

/** Names that entities have now, by id: titles, names, the words of a highlight, the statement of a claim. */
export function entityNames(db: Reader, ids: readonly string[]): Readonly<Record<string, string>> {
  const rows = db.all<{ id: string; name: string }>(
    `SELECT id, substr(name, 1, 300) AS name FROM (
       SELECT id, title AS name FROM review UNION ALL SELECT id, name FROM reviewer
       UNION ALL SELECT id, name FROM facet UNION ALL SELECT id, name FROM concept
       UNION ALL SELECT id, title AS name FROM document UNION ALL SELECT id, quote AS name FROM annotation
       UNION ALL SELECT id, label AS name FROM study UNION ALL SELECT id, as_reported AS name FROM result
       UNION ALL SELECT id, name FROM saved_view UNION ALL SELECT id, study AS name FROM analysis_row
       UNION ALL SELECT id, concat_ws(' · ', nullif(comparison, ''), nullif(outcome, ''), nullif(name, '')) FROM analysis
       UNION ALL SELECT c.id, iif(c.statement <> '', c.statement, coalesce((SELECT a.quote FROM claim_annotation l
         JOIN annotation a ON a.id = l.annotation_id WHERE l.claim_id = c.id ORDER BY a.sort LIMIT 1), '')) AS name
       FROM claim c)
     WHERE id IN ${GIVEN}`,
    JSON.stringify([...new Set(ids)]),
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

function pick(names: Readonly<Record<string, string>>, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const name = names[id];
      return name === undefined ? [] : [[id, name]];
    }),
  );
}

function parsed(text: string | null): unknown {
  return JSON.parse(text ?? 'null');
}
