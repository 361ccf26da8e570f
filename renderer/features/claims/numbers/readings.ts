import type { ClaimView } from '#shared/contract/claims.ts';
import type { ResultEdit } from '#shared/contract/results.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { nameKey } from '#shared/domain/concept.ts';
import type { ArmSide, ReportedArm } from '#shared/domain/reported-result.ts';
import { readResults } from '#shared/reported/read-results.ts';

/**
 * The results that printed words hold, ready to be kept with a claim: one each; words without numbers give one empty
 * result that keeps them. Arms that bear the name of what only one side received are that side; of two arms the other
 * is then the other side.
 */
export function readings(
  words: string,
  claim: Pick<ClaimView, 'tested' | 'control' | 'comparator'>,
  concepts: ReadonlyMap<string, ConceptView>,
): ResultEdit[] {
  const found = readResults(words);
  if (found.length === 0) return [{ asReported: words }];
  return found.map(({ timePoint: _time, arms, ...result }) => ({
    ...result,
    asReported: words,
    arms: withSides(arms, claim, concepts).map((arm) => ({ ...arm })),
  }));
}

function withSides(
  arms: readonly ReportedArm[],
  claim: Pick<ClaimView, 'tested' | 'control' | 'comparator'>,
  concepts: ReadonlyMap<string, ConceptView>,
): readonly ReportedArm[] {
  const therapy = namesOf(claim.tested, concepts);
  const comparator = namesOf(claim.control.length > 0 ? claim.control : claim.comparator, concepts);
  const sides = arms.map((arm): ArmSide | null => {
    if (arm.side !== null) return arm.side;
    const label = nameKey(arm.label);
    if (label === '') return null;
    const names = (all: readonly string[]): boolean => all.some((name) => label.includes(name));
    if (names(therapy)) return 'therapy';
    return names(comparator) ? 'comparator' : null;
  });
  return arms.map((arm, place) => ({ ...arm, side: sides[place] ?? restOf(sides) }));
}

/** The side that is left for the other of two arms; null when that does not follow. */
function restOf(sides: readonly (ArmSide | null)[]): ArmSide | null {
  if (sides.length !== 2) return null;
  const known = sides.find((side) => side !== null);
  if (known === undefined) return null;
  return known === 'therapy' ? 'comparator' : 'therapy';
}

function namesOf(ids: readonly string[], concepts: ReadonlyMap<string, ConceptView>): string[] {
  return ids.flatMap((id) => {
    const concept = concepts.get(id);
    return concept ? [concept.name, ...concept.synonyms].map(nameKey).filter((name) => name.length > 1) : [];
  });
}

/** The time points that the words of results name, once each. */
export function timePointsIn(words: readonly string[]): string[] {
  const found = words.flatMap((text) => readResults(text).flatMap(({ timePoint }) => timePoint ?? []));
  return [...new Set(found)];
}
