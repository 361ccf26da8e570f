import type { z } from 'zod';
import type { analyses } from '#shared/contract/analyses.ts';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import { StudyId } from '#shared/contract/ids.ts';
import { resultWords } from '#shared/domain/result-words.ts';
import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import { reportedRatio } from '#shared/stats/from-results/estimates.ts';
import { measuresOf } from '#shared/stats/from-results/other-measures.ts';
import { rowOfResult } from '#shared/stats/from-results/row-of-result.ts';
import type { Reader } from '../database/connection.ts';
import { evidenceRows } from './evidence-rows.ts';
import type { AboutTherapies } from './orientation.ts';
import { studiesOfClaims } from './studies.ts';

/** Those of some claims whose paper is in the bin. */
const IN_BIN = `SELECT c.id FROM claim c JOIN document d ON d.id = c.document_id AND d.deleted = 1
  WHERE c.id IN (SELECT value FROM json_each(?))`;

/** A row that a result of a claim would give. */
export type ClaimedRow = z.input<(typeof analyses)['fromClaims']['output']>[number];

/**
 * Rows that the results of claims would give for a measure, with study and way round as the evidence has them.
 * @param about the therapies that the view is about: they are group 1
 */
export function rowsFromClaims(
  db: Reader,
  { measure, about }: { readonly measure: Measure; readonly about: AboutTherapies },
  claimIds: readonly string[],
): ClaimedRow[] {
  const given = JSON.stringify(claimIds);
  const studies = studiesOfClaims(db, given);
  const binned = new Set(db.all<{ id: string }>(IN_BIN, given).map(({ id }) => id));
  const there = claimIds.filter((id) => !binned.has(id));
  return evidenceRows(db, there, about).flatMap((claim) => {
    const { claimId, contrast, support, assertion } = claim;
    const study = studies.get(claimId);
    return claim.results.map((result) => {
      const claimed = { contrast, support, assertion, result };
      return {
        claimId,
        resultId: result.id,
        documentId: claim.document,
        study: claim.study ?? claim.source,
        studyId: study === undefined ? null : StudyId.parse(study),
        source: claim.source,
        about: aboutWords(claim),
        quote: claim.quote.join(' … '),
        reported: resultWords(result),
        ratio: reportedRatio(result),
        ...rowOfResult(measure, claimed),
        measures: measuresOf(claimed),
      };
    });
  });
}

/** “Blinatumomab against Chemotherapy, Relapse, 2 years”. */
function aboutWords({ therapy, comparator, outcome, timePoint, subgroup }: EvidenceRow): string {
  const sides = [therapy, comparator].map((side) => side.join(' + ')).filter((side) => side !== '');
  return [sides.join(' against '), outcome, timePoint, subgroup].filter(Boolean).join(', ');
}
