import type { CountedClaim, MappedClaim } from '#shared/counting/counted-claim.ts';
import type { PlottedStudy } from '#shared/counting/effect-directions.ts';
import type { LevelConcept } from '#shared/counting/levels.ts';
import { isDirection } from '#shared/domain/direction.ts';
import type { ArmSide, ReportedArm } from '#shared/domain/reported-result.ts';
import { deriveContrast, standing } from '#shared/domain/sides.ts';
import { assertions, contrasts, type FacetRole, studyDesigns } from '#shared/domain/values.ts';
import type { Reader } from '../database/connection.ts';
import { inHierarchy } from './concepts.ts';
import { askedConcepts } from './orientation.ts';
import { CLAIM_POPULATION, CLAIM_STUDY, CLAIM_YEAR } from './studies.ts';

type Row = {
  readonly id: string;
  readonly document: string;
  readonly outcome: string | null;
  readonly direction: string | null;
  readonly contrast: string | null;
  readonly assertion: string | null;
  readonly key: number;
  readonly subgroup: string | null;
};
type ResultRow = { readonly claim: string; readonly definition: string; readonly arms: string };
type Facts = Pick<CountedClaim, 'study'> & { readonly results: readonly ResultRow[] };
type Link = { readonly claim: string; readonly role: string; readonly concept: string };

const GIVEN = '(SELECT value FROM json_each(?))';

/** What counting needs to know of claims, in the order given. */
export function countedClaims(db: Reader, claimIds: readonly string[]): CountedClaim[] {
  const given = JSON.stringify(claimIds);
  const rows = db.all<Row>(
    `SELECT id, document_id AS document, outcome_id AS outcome, direction, contrast, assertion, key_claim AS "key", subgroup
     FROM claim WHERE id IN ${GIVEN}`,
    given,
  );
  const links = db.all<Link>(
    `SELECT claim_id AS claim, role, concept_id AS concept FROM claim_concept WHERE claim_id IN ${GIVEN}`,
    given,
  );
  const studies = db.all<{ claim: string; study: string }>(
    `SELECT claim_id AS claim, study_id AS study FROM (${CLAIM_STUDY}) WHERE claim_id IN ${GIVEN}`,
    given,
  );
  const results = db.all<ResultRow>(
    `SELECT claim_id AS claim, coalesce(endpoint_definition, '') AS definition, arms FROM result
     WHERE deleted = 0 AND claim_id IN ${GIVEN}`,
    given,
  );
  const byClaim = {
    links: Map.groupBy(links, ({ claim }) => claim),
    study: new Map(studies.map(({ claim, study }) => [claim, study])),
    results: Map.groupBy(results, ({ claim }) => claim),
  };
  const asked = askedConcepts(db);
  const known = new Map(rows.map((row) => [row.id, row]));
  return claimIds.flatMap((id) => {
    const row = known.get(id);
    if (row === undefined) return [];
    return [
      counted(row, byClaim.links.get(id) ?? [], asked, {
        study: byClaim.study.get(id) ?? null,
        results: byClaim.results.get(id) ?? [],
      }),
    ];
  });
}

/** The same with the years and populations that a map shows. */
export function mappedClaims(db: Reader, claimIds: readonly string[]): MappedClaim[] {
  const given = JSON.stringify(claimIds);
  const years = db.all<{ claim: string; year: number | null }>(
    `SELECT claim_id AS claim, year FROM (${CLAIM_YEAR}) WHERE claim_id IN ${GIVEN}`,
    given,
  );
  const populations = db.all<{ claim: string; concept: string }>(
    `SELECT claim_id AS claim, concept_id AS concept FROM (${CLAIM_POPULATION}) WHERE claim_id IN ${GIVEN}`,
    given,
  );
  const yearOf = new Map(years.map(({ claim, year }) => [claim, year]));
  const populationsOf = Map.groupBy(populations, ({ claim }) => claim);
  return countedClaims(db, claimIds).map((claim) => ({
    ...claim,
    year: yearOf.get(claim.id) ?? null,
    population: populationsOf.get(claim.id)?.map(({ concept }) => concept) ?? [],
  }));
}

function counted(
  row: Row,
  links: readonly Link[],
  asked: ReadonlySet<string>,
  { study, results }: Facts,
): CountedClaim {
  const inRole = (wanted: string): string[] =>
    links.filter(({ role }) => role === wanted).map(({ concept }) => concept);
  const [therapy, comparator] = [inRole('therapy'), inRole('comparator')];
  const chosen = contrasts.find((one) => one === row.contrast) ?? null;
  const stands = standing({ therapy, comparator, contrast: chosen }, (concept) => asked.has(concept));
  return {
    id: row.id,
    document: row.document,
    study,
    stands,
    outcome: row.outcome,
    direction: row.direction !== null && isDirection(row.direction) ? row.direction : null,
    contrast: chosen ?? deriveContrast(therapy, comparator),
    assertion: assertions.find((one) => one === row.assertion) ?? null,
    key: row.key === 1,
    narrower: (row.subgroup ?? '') !== '' || inRole('population').length > 0,
    definitions: results.map(({ definition }) => definition).filter((one) => one.trim() !== ''),
    people: peopleIn(results, stands.turned ? 'comparator' : 'therapy'),
  };
}

/** The most people that a result tells of in the arm of a side, analysed or else randomised; an only arm is the therapy's. */
function peopleIn(results: readonly ResultRow[], side: ArmSide): number | null {
  const counts = results.flatMap(({ arms }) => {
    const all: Pick<ReportedArm, 'side' | 'nAnalysed' | 'nRandomised'>[] = JSON.parse(arms);
    const own = all.filter((arm) => arm.side === side || (arm.side === null && all.length === 1));
    return own.flatMap(({ nAnalysed, nRandomised }) => nAnalysed ?? nRandomised ?? []);
  });
  return counts.length === 0 ? null : Math.max(...counts);
}

/** The concepts of one role that claims can be coded at (also retired ones), each after its parent. */
export function conceptsOfRole(db: Reader, role: FacetRole): LevelConcept[] {
  const rows = db.all<LevelConcept>(
    `SELECT c.id, c.parent_id AS parentId, c.name FROM concept c JOIN facet f ON f.id = c.facet_id
     WHERE c.deleted = 0 AND c.merged_into IS NULL AND f.role = ? ORDER BY f.place, c.place, lower(c.name), c.id`,
    role,
  );
  return inHierarchy(rows);
}

/** The studies as plots name them, by the earliest year of their papers; those without one last. */
export function plottedStudies(db: Reader): PlottedStudy[] {
  const rows = db.all<{ id: string; label: string; year: number | null; design: string | null }>(
    `SELECT s.id, s.label, s.design, (SELECT min(d.year) FROM study_document l JOIN document d ON d.id = l.document_id
       WHERE l.study_id = s.id AND d.deleted = 0) AS year
     FROM study s WHERE s.deleted = 0 ORDER BY year IS NULL, year, lower(s.label), s.id`,
  );
  return rows.map(({ design, ...plain }) => ({
    ...plain,
    design: studyDesigns.find((one) => one === design) ?? null,
  }));
}
