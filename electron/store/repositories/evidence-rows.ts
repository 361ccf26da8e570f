import { EvidenceRow } from '#shared/contract/evidence.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import { ConceptId } from '#shared/contract/ids.ts';
import { formatReference } from '#shared/citations/format-reference.ts';
import { citationOf } from '#shared/citations/source-line.ts';
import { mirrorDirection, mirrorNumbers } from '#shared/domain/mirror.ts';
import { deriveSides } from '#shared/domain/sides.ts';
import { anchorStates } from '#shared/domain/values.ts';
import { quoteWords } from '#shared/text/region.ts';
import type { Reader } from '../database/connection.ts';
import { claimViews } from './claims.ts';
import { type DocumentFacts, documentFacts, workOf } from './documents.ts';
import { keptBetweenChanges } from './kept-facts.ts';
import { type AboutTherapies, turning } from './orientation.ts';
import { reviewRow } from './reviews.ts';
import { type StudyFacts, studyFacts } from './studies.ts';

/**
 * Rows of the evidence table for claims, in the order given, with every name resolved.
 * @param about the therapies that the view is about; they are the therapy of its rows, on whichever side they were coded
 */
export function evidenceRows(db: Reader, claimIds: readonly string[], about: AboutTherapies): EvidenceRow[] {
  const isTurned = turning(db, about);
  const claims = claimViews(db, claimIds).map((claim) => {
    const mirrored = isTurned(claim);
    return { ...(mirrored ? mirrorClaim(claim) : claim), mirrored };
  });
  const names = conceptNames(db);
  const studies = studiesById(db);
  const documents = documentFacts(db, [...new Set(claims.map(({ documentId }) => documentId))]);
  const { citationStyle } = reviewRow(db);
  const citations = new Map(
    [...documents].map(([id, document]) => [id, formatReference(workOf(document), citationStyle)]),
  );
  return claims.flatMap((claim) => {
    const document = documents.get(claim.documentId);
    const study = claim.study === null ? null : (studies.get(claim.study) ?? null);
    return document
      ? [toRow(claim, { document, study, citation: citations.get(document.id) ?? '' }, names)]
      : [];
  });
}

// Rows are read page by page: what all pages need is read once.
const conceptNames = keptBetweenChanges(
  (db): ReadonlyMap<string, string> =>
    new Map(
      db.all<{ id: string; name: string }>('SELECT id, name FROM concept').map(({ id, name }) => [id, name]),
    ),
);
const studiesById = keptBetweenChanges(
  (db): ReadonlyMap<string, StudyFacts> =>
    new Map<string, StudyFacts>(studyFacts(db).map((study) => [study.id, study])),
);

/** A claim with its sides changed round. */
function mirrorClaim(claim: ClaimView): ClaimView {
  return {
    ...claim,
    therapy: claim.comparator,
    comparator: claim.therapy,
    tested: deriveSides(claim.comparator, claim.therapy).tested.map((id) => ConceptId.parse(id)),
    direction: mirrorDirection(claim.direction),
    results: claim.results.map((result) => {
      const { arms, ...numbers } = mirrorNumbers(result);
      return { ...result, ...numbers, arms: [...arms] };
    }),
  };
}

function toRow(
  claim: ClaimView & { readonly mirrored: boolean },
  {
    document,
    study,
    citation,
  }: { readonly document: DocumentFacts; readonly study: StudyFacts | null; readonly citation: string },
  names: ReadonlyMap<string, string>,
): EvidenceRow {
  const named = (ids: readonly string[]): string[] => ids.flatMap((id) => names.get(id) ?? []);
  const { subgroup, contrast, timePoint, direction, conclusion, support, assertion, statement, note } = claim;
  const states = claim.quotes.map((quote) => quote.state);
  return EvidenceRow.parse({
    ...studyCells(study, document),
    source: citationOf(document),
    citation,
    year: document.year,
    sourceKind: document.kind,
    publication: document.publication,
    population: named(claim.population.length > 0 ? claim.population : (study?.population ?? [])),
    therapy: named(claim.therapy),
    comparator: named(claim.comparator),
    tested: named(claim.tested),
    mirrored: claim.mirrored,
    outcome: claim.outcome === null ? null : (names.get(claim.outcome) ?? null),
    subgroup,
    contrast,
    timePoint,
    direction,
    conclusion,
    support,
    assertion,
    keyClaim: claim.key,
    statement,
    results: claim.results,
    note,
    quote: claim.quotes.map((quote) => quoteWords(quote.text, quote.pageLabel)),
    page: claim.quotes.map((quote) => quote.pageLabel),
    anchor: anchorStates.findLast((state) => states.includes(state)) ?? 'exact',
    document: document.id,
    documentSha256: document.sha256,
    claimId: claim.id,
    reviewer: claim.reviewer,
    created: claim.created,
    changed: claim.changed,
  });
}

function studyCells(study: StudyFacts | null, document: DocumentFacts) {
  if (study === null) return { study: null, registration: document.registration, design: null };
  const { label, registration, design } = study;
  return { study: label, registration: registration ?? document.registration, design };
}
