import type { AnnotationView } from '#shared/contract/annotations.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { type ClaimColour, claimColour, type Colouring, legendOf } from '#shared/domain/claim-colour.ts';
import { directionGlyphs, directionLabels } from '#shared/domain/labels.ts';
import { sortOffset } from '#shared/text/anchor.ts';
import { readable } from '#shared/text/readable.ts';
import { isRegion, regionName } from '#shared/text/region.ts';
import { contrastWords } from '#shared/domain/contrast-words.ts';
import type { Highlight, MarginNote } from '#renderer/features/reader/types.ts';

/** What claims take their colours from. */
export type Palette = {
  readonly by: Colouring;
  readonly concepts: readonly ConceptView[];
  /** Colour of each reviewer by name. */
  readonly reviewers: ReadonlyMap<string, number>;
};

/** What the reader draws: each annotation with its claims and the hue of the first, and what the hues stand for. */
export function toHighlights(
  annotations: readonly AnnotationView[],
  claims: readonly ClaimView[],
  palette: Palette,
): { readonly highlights: readonly Highlight[]; readonly legend: readonly ClaimColour[] } {
  const byId = new Map<string, ConceptView>(palette.concepts.map((concept) => [concept.id, concept]));
  const colours = new Map(
    claims.map((claim) => [claim.id, claimColour(claim, palette.by, byId, palette.reviewers)]),
  );
  const hueOf = (claim: ClaimView): number | null => colours.get(claim.id)?.hue ?? null;
  const highlights = annotations.map((annotation): Highlight => {
    const resting = claims.filter((claim) => annotation.claims.includes(claim.id));
    return {
      id: annotation.id,
      parts: annotation.place.parts,
      ...(isRegion(annotation.anchor.parts) ? { regionOffset: sortOffset(annotation.anchor) } : {}),
      state: annotation.place.state,
      hue: resting.map(hueOf).find((hue) => hue !== null) ?? annotation.colour,
      label: labelOf(annotation, resting),
      claims: resting.map((claim) => noteOf(claim, hueOf(claim), byId)),
    };
  });
  return { highlights, legend: legendOf([...colours.values()]) };
}

function noteOf(claim: ClaimView, hue: number | null, byId: ReadonlyMap<string, ConceptView>): MarginNote {
  const names = (id: string): string => byId.get(id)?.name ?? '…';
  const { direction } = claim;
  const parts = [
    contrastWords(claim, names) || 'No therapy yet',
    claim.outcome === null ? '' : names(claim.outcome),
    direction === null ? 'direction not coded' : directionLabels[direction],
    claim.statement.slice(0, 200),
  ];
  return {
    claimId: claim.id,
    glyph: direction === null ? '–' : directionGlyphs[direction],
    hue,
    words: parts.filter(Boolean).join(' · '),
  };
}

function regionOf({ anchor }: AnnotationView): string | null {
  return isRegion(anchor.parts) ? regionName(anchor.parts[0]?.label ?? '') : null;
}

function labelOf(annotation: AnnotationView, claims: readonly ClaimView[]): string {
  const [first] = claims;
  const region = regionOf(annotation);
  if (first === undefined) {
    // Its words tell it from the others, also from those over the same words.
    const name = region ?? `Highlight: “${readable(annotation.anchor.quote.exact).slice(0, 200)}”`;
    return annotation.note === '' ? name : `${name} (${annotation.note})`;
  }
  const statement = first.statement === '' ? (region ?? annotation.anchor.quote.exact) : first.statement;
  const more = claims.length > 1 ? ` (and ${claims.length - 1} more)` : '';
  return `Claim: ${statement.slice(0, 200)}${more}`;
}
