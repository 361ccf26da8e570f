import type { CountedClaim, MappedClaim } from '#shared/counting/counted-claim.ts';
import type { PlottedStudy } from '#shared/counting/effect-directions.ts';
import type { LevelConcept } from '#shared/counting/levels.ts';
import { isDirection } from '#shared/domain/direction.ts';
import type { ArmSide, ReportedArm } from '#shared/domain/reported-result.ts';
import { deriveContrast, standing } from '#shared/domain/sides.ts';
import { assertions, contrasts, type FacetRole, studyDesigns } from '#shared/domain/values.ts';
import type { Reader } from '../database/connection.ts';
import { inHierarchy } from './concepts.ts';
import { keptFacts } from './kept-facts.ts';
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
type Link = { readonly claim: string; readonly role: string; readonly concept: string };
/** What other tables tell of a claim. */
type Facts = {
  readonly therapy: string[];
  readonly comparator: string[];
  readonly population: string[];
  readonly results: ResultRow[];
  study: string | null;
};

const GIVEN = '(SELECT value FROM json_each(?))';

/** What counting needs to know of claims, in the order given; those that are gone are left out. */
export const countedClaims = keptFacts<CountedClaim>((db, claimIds) => {
  const given = JSON.stringify(claimIds);
  const rows = db.all<Row>(
    `SELECT id, document_id AS document, outcome_id AS outcome, direction, contrast, assertion, key_claim AS "key", subgroup
     FROM claim WHERE id IN ${GIVEN}`,
    given,
  );
  const facts = factsOf(db, given);
  const asked = askedConcepts(db);
  const isAsked = (concept: string): boolean => asked.has(concept);
  return new Map(rows.map((row) => [row.id, counted(row, facts.get(row.id) ?? none, isAsked)]));
});

const none: Readonly<Facts> = { therapy: [], comparator: [], population: [], results: [], study: null };

/** Sides, populations, results and studies by claim; a claim that has none of them is not there. */
function factsOf(db: Reader, given: string): ReadonlyMap<string, Facts> {
  const facts = new Map<string, Facts>();
  const of = (claim: string): Facts => {
    const known = facts.get(claim);
    if (known !== undefined) return known;
    const fresh: Facts = { therapy: [], comparator: [], population: [], results: [], study: null };
    facts.set(claim, fresh);
    return fresh;
  };
  const links = db.all<Link>(
    `SELECT claim_id AS claim, role, concept_id AS concept FROM claim_concept WHERE claim_id IN ${GIVEN}`,
    given,
  );
  for (const { claim, role, concept } of links)
    if (role === 'therapy' || role === 'comparator' || role === 'population') of(claim)[role].push(concept);
  const studies = db.all<{ claim: string; study: string }>(
    `SELECT claim_id AS claim, study_id AS study FROM (${CLAIM_STUDY}) WHERE claim_id IN ${GIVEN}`,
    given,
  );
  for (const { claim, study } of studies) of(claim).study = study;
  const results = db.all<ResultRow>(
    `SELECT claim_id AS claim, coalesce(endpoint_definition, '') AS definition, arms FROM result
     WHERE deleted = 0 AND claim_id IN ${GIVEN}`,
    given,
  );
  for (const result of results) of(result.claim).results.push(result);
  return facts;
}

type MapFacts = Pick<MappedClaim, 'id' | 'year' | 'population'>;

const mapFacts = keptFacts<MapFacts>((db, claimIds) => {
  const given = JSON.stringify(claimIds);
  const years = db.all<{ claim: string; year: number | null }>(
    `SELECT claim_id AS claim, year FROM (${CLAIM_YEAR}) WHERE claim_id IN ${GIVEN}`,
    given,
  );
  const populations = db.all<{ claim: string; concept: string }>(
    `SELECT claim_id AS claim, concept_id AS concept FROM (${CLAIM_POPULATION}) WHERE claim_id IN ${GIVEN}`,
    given,
  );
  const populationsOf = Map.groupBy(populations, ({ claim }) => claim);
  return new Map(
    years.map(({ claim: id, year }) => {
      const population = populationsOf.get(id)?.map(({ concept }) => concept) ?? [];
      return [id, { id, year, population }];
    }),
  );
});

/** The same with the years and populations that a map shows. */
export function mappedClaims(db: Reader, claimIds: readonly string[]): MappedClaim[] {
  const facts = new Map(mapFacts(db, claimIds).map((one) => [one.id, one]));
  return countedClaims(db, claimIds).map((claim) => {
    const { year = null, population = [] } = facts.get(claim.id) ?? {};
    return { ...claim, year, population };
  });
}

function counted(row: Row, facts: Readonly<Facts>, isAsked: (concept: string) => boolean): CountedClaim {
  const { therapy, comparator, population, results, study } = facts;
  const chosen = contrasts.find((one) => one === row.contrast) ?? null;
  const stands = standing({ therapy, comparator, contrast: chosen }, isAsked);
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
    narrower: (row.subgroup ?? '') !== '' || population.length > 0,
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
