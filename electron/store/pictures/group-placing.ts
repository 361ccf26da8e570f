import type { EvidenceFilter, EvidenceGrouping } from '#shared/contract/evidence.ts';
import { conceptKeys, type GroupableClaim, therapyKeys } from '#shared/counting/groups.ts';
import { depthOf, type Line, linesAt, noneKey, plainLines } from '#shared/counting/levels.ts';
import { directionLabels } from '#shared/domain/labels.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { isMirrored, type Standing } from '#shared/domain/sides.ts';
import { directions, studyDesigns } from '#shared/domain/values.ts';
import type { Reader } from '../database/connection.ts';
import { compareWords } from '../repositories/compare-words.ts';
import { conceptsOfRole } from '../repositories/counted-claims.ts';
import { citations } from '../repositories/evidence-order.ts';
import type { GroupedClaim } from '../repositories/evidence.ts';
import { wantedTherapies } from '../repositories/orientation.ts';

type Claim = Pick<GroupedClaim, 'value'> &
  Omit<GroupableClaim, 'keys'> & {
    /** The therapies under which it stands; only where that is asked for. */
    readonly stands: Standing;
  };

/** The lines of a grouping, and in which of them a claim stands. */
export type Placing = {
  readonly lines: readonly Line[];
  readonly keysOf: (claim: Claim) => readonly string[];
  /** The lines in which a claim stands the other way round than in the view; without it: none. */
  readonly turnedIn?: (claim: Claim) => readonly string[];
  /** How deep its hierarchy goes; null: it has none. */
  readonly depth: number | null;
};

/** How claims are placed by what a view is grouped by. */
export function placing(
  db: Reader,
  claims: readonly Claim[],
  { filter, group }: { readonly filter: EvidenceFilter; readonly group: EvidenceGrouping },
): Placing {
  switch (group.by) {
    case 'therapy':
      return byTherapy(db, filter, group.depth);
    case 'outcome':
      return byOutcome(db, group.depth);
    case 'population':
      return byPopulation(db, group.depth);
    case 'study':
      return byStudy(db);
    case 'document':
      return byDocument(db);
    case 'design':
      return byDesign(db);
    case 'direction':
      return byDirection();
    case 'year':
      return byYear(db, claims);
  }
}

function byTherapy(db: Reader, filter: EvidenceFilter, depth: number): Placing {
  const therapies = conceptsOfRole(db, 'therapy');
  const lines = linesAt(therapies, depth, 'No therapy');
  const wanted = wantedTherapies(db, filter);
  const inView = (those: readonly string[]): readonly string[] =>
    wanted === null ? those : those.filter((concept) => wanted.has(concept));
  const standsOf = ({ stands: { asCoded, mirrored, turned } }: Claim): Standing => ({
    asCoded: inView(asCoded),
    mirrored: inView(mirrored),
    turned,
  });
  const keysOf = (claim: Claim) => therapyKeys(standsOf(claim), lines);
  return {
    lines: lines.lines,
    keysOf,
    turnedIn: (claim) => {
      const stands = standsOf(claim);
      const shown = isMirrored(stands, wanted === null ? null : (concept) => wanted.has(concept));
      return therapyKeys(stands, lines).filter(
        (key) => isMirrored(stands, (concept) => lines.lineOf(concept) === key) !== shown,
      );
    },
    depth: depthOf(therapies),
  };
}

function byOutcome(db: Reader, depth: number): Placing {
  const outcomes = conceptsOfRole(db, 'outcome');
  const lines = linesAt(outcomes, depth, 'No outcome');
  const keysOf = ({ value }: Claim) => conceptKeys(value === null ? [] : [String(value)], lines);
  return { lines: lines.lines, keysOf, depth: depthOf(outcomes) };
}

/** By the claim's own populations, else those of its study. */
function byPopulation(db: Reader, depth: number): Placing {
  const populations = conceptsOfRole(db, 'population');
  const lines = linesAt(populations, depth, 'No population');
  const rows = db.all<{ study: string; concept: string }>(
    'SELECT study_id AS study, concept_id AS concept FROM study_concept',
  );
  const ofStudies = Map.groupBy(rows, ({ study }) => study);
  const keysOf = ({ study, value }: Claim) => {
    if (value !== null) return conceptKeys(String(value).split(' '), lines);
    const held = (study === null ? undefined : ofStudies.get(study)) ?? [];
    return conceptKeys(
      held.map(({ concept }) => concept),
      lines,
    );
  };
  return { lines: lines.lines, keysOf, depth: depthOf(populations) };
}

function byStudy(db: Reader): Placing {
  const studies = db
    .all<{ key: string; name: string }>(
      'SELECT id AS key, label AS name FROM study WHERE deleted = 0 ORDER BY id',
    )
    .toSorted((a, b) => compareWords(a.name, b.name));
  return {
    lines: plainLines(studies, 'No study'),
    keysOf: ({ study }) => [study ?? noneKey],
    depth: null,
  };
}

/** By the papers, named and ordered as the column of sources. */
function byDocument(db: Reader): Placing {
  const named = [...citations(db)]
    .map(([key, name]) => ({ key, name }))
    .toSorted((a, b) => compareWords(a.name, b.name) || (a.key < b.key ? -1 : 1));
  return { lines: plainLines(named, 'No document'), keysOf: ({ document }) => [document], depth: null };
}

function byDesign(db: Reader): Placing {
  const rows = db.all<{ id: string; design: string | null }>(
    'SELECT id, design FROM study WHERE deleted = 0',
  );
  const designOf = new Map(rows.map(({ id, design }) => [id, design]));
  const named = studyDesigns.map((key) => ({ key, name: studyDesignLabels[key] }));
  return {
    lines: plainLines(named, 'No design'),
    keysOf: ({ study }) => [(study === null ? null : designOf.get(study)) ?? noneKey],
    depth: null,
  };
}

function byDirection(): Placing {
  const named = directions.map((key) => ({ key, name: directionLabels[key] }));
  return {
    lines: plainLines(named, 'Direction not coded'),
    keysOf: ({ value }) => [value === null ? noneKey : String(value)],
    depth: null,
  };
}

/** By the year of the first paper of the study, else of the claim's own. */
function byYear(db: Reader, claims: readonly Claim[]): Placing {
  const rows = db.all<{ study: string; year: number | null }>(
    `SELECT l.study_id AS study, min(d.year) AS year FROM study_document l
     JOIN document d ON d.id = l.document_id WHERE d.deleted = 0 GROUP BY l.study_id`,
  );
  const first = new Map(rows.map(({ study, year }) => [study, year]));
  const yearOf = ({ study, value }: Claim) => (study === null ? null : first.get(study)) ?? value;
  const years = [...new Set(claims.map(yearOf))].filter((year) => typeof year === 'number');
  const named = years.toSorted((a, b) => a - b).map((year) => ({ key: String(year), name: String(year) }));
  return {
    lines: plainLines(named, 'No year'),
    keysOf: (claim) => [String(yearOf(claim) ?? noneKey)],
    depth: null,
  };
}
