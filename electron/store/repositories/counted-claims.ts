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
import { CLAIM_POPULATION, CLAIM_YEAR, studyRule } from './studies.ts';

type Row = {
  readonly id: string;
  readonly document: string;
  readonly chosenStudy: string | null;
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
};

/** So many claims are read with all others: picking them out of the tables takes longer than reading these. */
const many = 2_000;

/** A condition that a column names one of the claims, with its values; none where they are many. */
function among(
  column: string,
  claimIds: readonly string[],
): { readonly sql: string; readonly values: string[] } {
  if (claimIds.length >= many) return { sql: 'true', values: [] };
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(claimIds)] };
}

/** What counting needs to know of claims, in the order given; those that are gone are left out. */
export const countedClaims = keptFacts<CountedClaim>(
  (db, claimIds) => {
    const { sql, values } = among('id', claimIds);
    const rows = db.all<Row>(
      `SELECT id, document_id AS document, study_id AS chosenStudy, outcome_id AS outcome, direction, contrast,
         assertion, key_claim AS "key", subgroup FROM claim WHERE ${sql}`,
      ...values,
    );
    const facts = factsOf(db, claimIds);
    const asked = askedConcepts(db);
    const context: Context = {
      isAsked: (concept) => asked.has(concept),
      studyOf: studyRule(db),
      once: onceEach(),
    };
    return new Map(rows.map((row) => [row.id, counted(row, facts.get(row.id) ?? none, context)]));
  },
  {
    ...{ review: 'none', reviewer: 'none', facet: 'none', annotation: 'none', savedView: 'none' },
    ...{ analysis: 'none', analysisRow: 'none' },
    ...{ claim: 'itself', result: 'of-result' },
    // Its kind says whether its claims follow its study.
    document: 'of-document',
    // Claims follow the study of their paper; what the review asks about turns claims round.
    ...{ study: 'all', concept: 'all' },
  },
);

const none: Readonly<Facts> = { therapy: [], comparator: [], population: [], results: [] };

/** Sides, populations and results by claim; a claim that has none of them is not there. */
function factsOf(db: Reader, claimIds: readonly string[]): ReadonlyMap<string, Facts> {
  const facts = new Map<string, Facts>();
  const of = (claim: string): Facts => {
    const known = facts.get(claim);
    if (known !== undefined) return known;
    const fresh: Facts = { therapy: [], comparator: [], population: [], results: [] };
    facts.set(claim, fresh);
    return fresh;
  };
  const { sql, values } = among('claim_id', claimIds);
  const links = db.all<Link>(
    `SELECT claim_id AS claim, role, concept_id AS concept FROM claim_concept WHERE ${sql}`,
    ...values,
  );
  const once = onceEach();
  for (const { claim, role, concept } of links)
    if (role === 'therapy' || role === 'comparator' || role === 'population')
      of(claim)[role].push(once(concept));
  const results = db.all<ResultRow>(
    `SELECT claim_id AS claim, coalesce(endpoint_definition, '') AS definition, arms FROM result
     WHERE deleted = 0 AND ${sql}`,
    ...values,
  );
  for (const result of results) of(result.claim).results.push(result);
  return facts;
}

/** Gives each text as the one that it was first seen as: the same ids are then found and compared at once. */
function onceEach(): (text: string) => string {
  const seen = new Map<string, string>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    seen.set(text, text);
    return text;
  };
}

type MapFacts = Pick<MappedClaim, 'id' | 'year' | 'population'>;

const mapFacts = keptFacts<MapFacts>(
  (db, claimIds) => {
    const { sql, values } = among('claim_id', claimIds);
    const years = db.all<{ claim: string; year: number | null }>(
      `SELECT claim_id AS claim, year FROM (${CLAIM_YEAR}) WHERE ${sql}`,
      ...values,
    );
    const populations = db.all<{ claim: string; concept: string }>(
      `SELECT claim_id AS claim, concept_id AS concept FROM (${CLAIM_POPULATION}) WHERE ${sql}`,
      ...values,
    );
    const populationsOf = Map.groupBy(populations, ({ claim }) => claim);
    return new Map(
      years.map(({ claim: id, year }) => {
        const population = populationsOf.get(id)?.map(({ concept }) => concept) ?? [];
        return [id, { id, year, population }];
      }),
    );
  },
  {
    ...{ review: 'none', reviewer: 'none', facet: 'none', annotation: 'none', savedView: 'none' },
    ...{ analysis: 'none', analysisRow: 'none' },
    ...{ claim: 'itself', result: 'none', concept: 'none' },
    // The year is that of the first paper of a study, whose claims may come from other papers.
    ...{ document: 'all', study: 'all' },
  },
);

/** The same with the years and populations that a map shows. */
export function mappedClaims(db: Reader, claimIds: readonly string[]): MappedClaim[] {
  const facts = new Map(mapFacts(db, claimIds).map((one) => [one.id, one]));
  return countedClaims(db, claimIds).map((claim) => {
    const { year = null, population = [] } = facts.get(claim.id) ?? {};
    return { ...claim, year, population };
  });
}

/** What the claims of a reading have in common. */
type Context = {
  readonly isAsked: (concept: string) => boolean;
  readonly studyOf: ReturnType<typeof studyRule>;
  readonly once: (text: string) => string;
};

function counted(row: Row, facts: Readonly<Facts>, { isAsked, studyOf, once }: Context): CountedClaim {
  const { therapy, comparator, population, results } = facts;
  const chosen = contrasts.find((one) => one === row.contrast) ?? null;
  const stands = standing({ therapy, comparator, contrast: chosen }, isAsked);
  return {
    id: row.id,
    document: once(row.document),
    study: studyOf(row.chosenStudy, row.document),
    stands,
    outcome: row.outcome === null ? null : once(row.outcome),
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
