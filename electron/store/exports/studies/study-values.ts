import type { EvidenceRow } from '#shared/contract/evidence.ts';
import type { AnnotationId, ClaimId, DocumentId } from '#shared/contract/ids.ts';
import type { StudyValue, StudyValueColumn } from '#shared/contract/studies.ts';
import { armGroups } from '#shared/domain/study-arms.ts';

/** A claim that tells a value, and the words of its numbers where the value is read from these. */
export type Telling = {
  readonly claimId: ClaimId;
  readonly documentId: DocumentId;
  readonly annotationId: AnnotationId | null;
};

type ValuesOf = (claims: readonly EvidenceRow[]) => ReadonlyMap<string, readonly Telling[]>;

/** What the claims of a study tell in each column: its values in order of first telling, with the claims behind. */
const columns: Readonly<Record<StudyValueColumn, ValuesOf>> = {
  population: (claims) => named(claims, ({ population }) => population),
  therapy: (claims) => named(claims, ({ therapy }) => therapy),
  comparator: (claims) => named(claims, ({ comparator }) => comparator),
  outcomes: (claims) => named(claims, ({ outcome }) => (outcome === null ? [] : [outcome])),
  arms: armsTold,
};

/** The claims behind each value of a column. @param claims of one study, as rows of the evidence table */
export function toldIn(
  column: StudyValueColumn,
  claims: readonly EvidenceRow[],
): ReadonlyMap<string, readonly Telling[]> {
  return columns[column](claims);
}

/** The values of a column with the number of claims behind each. */
export function valuesTold(column: StudyValueColumn, claims: readonly EvidenceRow[]): StudyValue[] {
  return [...toldIn(column, claims)].map(([text, telling]) => ({ text, claims: telling.length }));
}

function named(
  claims: readonly EvidenceRow[],
  names: (claim: EvidenceRow) => readonly string[],
): ReadonlyMap<string, readonly Telling[]> {
  const told = new Map<string, Telling[]>();
  for (const claim of claims) {
    for (const name of new Set(names(claim))) {
      const telling = { claimId: claim.claimId, documentId: claim.document, annotationId: null };
      const before = told.get(name);
      if (before === undefined) told.set(name, [telling]);
      else before.push(telling);
    }
  }
  return told;
}

function armsTold(claims: readonly EvidenceRow[]): ReadonlyMap<string, readonly Telling[]> {
  const arms = claims.flatMap(({ claimId, document: documentId, results }) =>
    results.flatMap((result) =>
      result.arms.map((arm) => ({ ...arm, claimId, documentId, annotationId: result.annotationId })),
    ),
  );
  return new Map(
    armGroups(arms).map(({ words, arms: same }) => {
      // A claim with several results tells an arm once; the first of them has its words.
      const byClaim = Map.groupBy(same, ({ claimId }) => claimId);
      const tellings = [...byClaim.values()].flatMap(([first]) =>
        first === undefined
          ? []
          : [{ claimId: first.claimId, documentId: first.documentId, annotationId: first.annotationId }],
      );
      return [words, tellings];
    }),
  );
}
