import { type ConceptNode, conceptPath } from '#shared/domain/concept.ts';
import { ConceptView, FacetView } from '#shared/contract/taxonomy.ts';
import type { Reader, SqlValue } from '../database/connection.ts';

type ConceptRow = Record<string, SqlValue> & { readonly id: string };

const SELECT = `SELECT c.id, c.facet_id AS facetId, f.role, c.name, c.parent_id AS parentId, c.definition, c.synonyms,
  c.codes, c.colour, c.key, c.place AS "order", c.note, c.retired, c.merged_into AS mergedInto, c.better, c.asked,
  (SELECT count(DISTINCT id) FROM (
     SELECT l.claim_id AS id FROM claim_concept l JOIN claim m ON m.id = l.claim_id
       WHERE l.concept_id = c.id AND m.deleted = 0
     UNION ALL SELECT m.id FROM claim m WHERE m.outcome_id = c.id AND m.deleted = 0)) AS uses,
  (SELECT count(*) FROM study_concept l JOIN study s ON s.id = l.study_id
     WHERE l.concept_id = c.id AND s.deleted = 0) AS studies
  FROM concept c JOIN facet f ON f.id = c.facet_id WHERE c.deleted = 0`;
const ORDER = 'ORDER BY f.place, c.place, lower(c.name), c.id';

/** The facets in order. */
export function facetViews(db: Reader): FacetView[] {
  const rows = db.all(
    'SELECT id, name, role, colour, place AS "order" FROM facet WHERE deleted = 0 ORDER BY place, id',
  );
  return rows.map((row) => FacetView.parse(row));
}

/** All concepts, each after its parent, siblings in their order. */
export function conceptViews(db: Reader): ConceptView[] {
  const nodes = conceptNodes(db);
  const rows = db.all<ConceptRow>(`${SELECT} ${ORDER}`);
  return inHierarchy(rows.map((row) => toView(row, conceptPath(nodes, row.id))));
}

/** Everything that is said of concepts and facets, without how they are used, as one text: another text, other concepts. */
export function conceptsAsText(db: Reader): string {
  const row = db.get<{ all: string }>(
    `SELECT json_group_array(json_array(c.id, c.facet_id, f.role, f.place, f.deleted, c.parent_id, c.name, c.synonyms,
       c.codes, c.place, c.retired, c.merged_into, c.better, c.asked, c.deleted)) AS "all"
     FROM concept c JOIN facet f ON f.id = c.facet_id`,
  );
  return row?.all ?? '';
}

function toView(row: ConceptRow, path: readonly string[]): ConceptView {
  return ConceptView.parse({
    ...row,
    synonyms: JSON.parse(String(row['synonyms'])),
    codes: JSON.parse(String(row['codes'])),
    retired: row['retired'] === 1,
    asked: row['asked'] === 1,
    path,
  });
}

/** Concepts each after its parent, siblings in the order given; one whose parent is not among them stands at the top. */
export function inHierarchy<C extends { readonly id: string; readonly parentId: string | null }>(
  views: readonly C[],
): C[] {
  const children = Map.groupBy(views, (view) => view.parentId);
  const known = new Set<string>(views.map((view) => view.id));
  const tops = views.filter((view) => view.parentId === null || !known.has(view.parentId));
  const walk = (view: C): C[] => [view, ...(children.get(view.id) ?? []).flatMap(walk)];
  return tops.flatMap(walk);
}

/** One concept that is there. */
export function conceptView(db: Reader, id: string): ConceptView | null {
  const row = db.get<ConceptRow>(`${SELECT} AND c.id = ?`, id);
  return row ? toView(row, conceptPath(lineOf(db, id), id)) : null;
}

/** A concept and those above it, by id. */
function lineOf(db: Reader, id: string): Map<string, ConceptNode> {
  return nodesById(
    db.all<NodeRow>(
      `WITH RECURSIVE line (id) AS (
         SELECT ? UNION SELECT c.parent_id FROM concept c JOIN line USING (id) WHERE c.parent_id IS NOT NULL)
       ${NODE} AND id IN (SELECT id FROM line)`,
      id,
    ),
  );
}

type NodeRow = Omit<ConceptNode, 'synonyms' | 'retired'> & { synonyms: string; retired: number };

const NODE = `SELECT id, facet_id AS facetId, parent_id AS parentId, name, synonyms, retired, merged_into AS mergedInto
  FROM concept WHERE deleted = 0`;

/** All concepts as the rules on names and hierarchies see them, by id. */
export function conceptNodes(db: Reader): Map<string, ConceptNode> {
  return nodesById(db.all<NodeRow>(NODE));
}

function nodesById(rows: readonly NodeRow[]): Map<string, ConceptNode> {
  return new Map(
    rows.map((row) => {
      const synonyms: string[] = JSON.parse(row.synonyms);
      return [row.id, { ...row, synonyms, retired: row.retired === 1 }];
    }),
  );
}

/** A concept whether it is deleted or not; null: there was never one of that id. */
export function conceptOnce(
  db: Reader,
  id: string,
): {
  readonly id: string;
  readonly facetId: string;
  readonly name: string;
  readonly deleted: boolean;
} | null {
  const sql = 'SELECT facet_id AS facetId, name, deleted FROM concept WHERE id = ?';
  const row = db.get<{ facetId: string; name: string; deleted: 0 | 1 }>(sql, id);
  return row ? { ...row, id, deleted: row.deleted === 1 } : null;
}

/** The concepts given and everything below them. */
export function withDescendants(db: Reader, ids: readonly string[]): Set<string> {
  const rows = db.all<{ id: string }>(
    `WITH RECURSIVE below (id) AS (
       SELECT value FROM json_each(?)
       UNION SELECT c.id FROM concept c JOIN below b ON c.parent_id = b.id WHERE c.deleted = 0)
     SELECT id FROM below`,
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ id }) => id));
}

/** The role of the facet that a concept belongs to; null when the concept is not there. */
export function roleOfConcept(db: Reader, id: string): string | null {
  const sql =
    'SELECT f.role FROM concept c JOIN facet f ON f.id = c.facet_id WHERE c.id = ? AND c.deleted = 0';
  return db.get<{ role: string }>(sql, id)?.role ?? null;
}
