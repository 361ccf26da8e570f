import type { AnnotationView } from '#shared/contract/annotations.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { conceptHue } from '#shared/domain/concept-hue.ts';
import { aboutTherapies } from '#shared/domain/sides.ts';
import { isRegion, regionName } from '#shared/text/region.ts';
import type { Highlight } from '#renderer/features/reader/types.ts';

/** What the reader draws: each annotation with the hue of the therapy that its first claim is about. */
export function toHighlights(
  annotations: readonly AnnotationView[],
  claims: readonly ClaimView[],
  concepts: readonly ConceptView[],
): readonly Highlight[] {
  const byId = new Map<string, ConceptView>(concepts.map((concept) => [concept.id, concept]));
  return annotations.map((annotation) => {
    const resting = claims.filter((claim) => annotation.claims.includes(claim.id));
    return {
      id: annotation.id,
      parts: annotation.place.parts,
      state: annotation.place.state,
      hue: hueOf(resting, byId) ?? annotation.colour,
      label: labelOf(annotation, resting),
    };
  });
}

function hueOf(claims: readonly ClaimView[], byId: ReadonlyMap<string, ConceptView>): number | null {
  for (const claim of claims) {
    for (const therapy of aboutTherapies(claim.therapy, claim.comparator)) {
      const hue = conceptHue(byId, therapy);
      if (hue !== null) return hue;
    }
  }
  return null;
}

function regionOf({ anchor }: AnnotationView): string | null {
  return isRegion(anchor.parts) ? regionName(anchor.parts[0]?.label ?? '') : null;
}

function labelOf(annotation: AnnotationView, claims: readonly ClaimView[]): string {
  const [first] = claims;
  const region = regionOf(annotation);
  const kind = region ?? 'Highlight';
  if (first === undefined) return annotation.note === '' ? kind : `${kind}: ${annotation.note}`;
  const statement = first.statement === '' ? (region ?? annotation.anchor.quote.exact) : first.statement;
  const more = claims.length > 1 ? ` (and ${claims.length - 1} more)` : '';
  return `Claim: ${statement.slice(0, 200)}${more}`;
}
