import { conceptHue } from './concept-hue.ts';
import { directionGlyphs, directionLabels } from './labels.ts';
import { aboutTherapies } from './sides.ts';
import type { Direction } from './values.ts';

/** What highlights take their colours from. */
export const colourings = ['therapy', 'outcome', 'direction', 'reviewer'] as const;
export type Colouring = (typeof colourings)[number];

export const colouringLabels: Record<Colouring, string> = {
  therapy: 'Therapy',
  outcome: 'Outcome',
  direction: 'Direction',
  reviewer: 'Reviewer',
};

/** What a colour stands for: its words (with a sign where there is one), and an index into the palette of eight, or none. */
export type ClaimColour = { readonly words: string; readonly sign: string; readonly hue: number | null };

type Coloured = {
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  readonly outcome: string | null;
  readonly direction: Direction | null;
  readonly reviewer: string;
};
type Concepts = Parameters<typeof conceptHue>[0] & {
  get(id: string): { readonly name: string } | undefined;
};

/** Hues of the signs of directions on white pages: the palette's blue, orange, purple and teal; null is grey. */
const directionHues: Record<Direction, number | null> = {
  'favours-therapy': 0,
  'favours-comparator': 1,
  same: null,
  mixed: 3,
  'not-stated': null,
  improved: 6,
  worsened: 6,
  unchanged: 6,
  'not-comparative': 6,
  higher: null,
  lower: null,
};

/**
 * The colour of a claim; null where nothing is coded that could give one.
 * @param reviewers colour of each reviewer by name
 */
export function claimColour(
  claim: Coloured,
  by: Colouring,
  concepts: Concepts,
  reviewers: ReadonlyMap<string, number>,
): ClaimColour | null {
  if (by === 'direction') {
    const { direction } = claim;
    if (direction === null) return null;
    return {
      words: directionLabels[direction],
      sign: directionGlyphs[direction],
      hue: directionHues[direction],
    };
  }
  if (by === 'reviewer') {
    return { words: claim.reviewer, sign: '', hue: (reviewers.get(claim.reviewer) ?? 0) % 8 };
  }
  const ids = by === 'therapy' ? aboutTherapies(claim.therapy, claim.comparator) : [claim.outcome ?? ''];
  for (const id of ids) {
    const name = concepts.get(id)?.name;
    if (name !== undefined) return { words: name, sign: '', hue: conceptHue(concepts, id) };
  }
  return null;
}

/** What the colours of claims stand for, each once, in the order of the claims. */
export function legendOf(colours: readonly (ClaimColour | null)[]): ClaimColour[] {
  const known = colours.filter((colour) => colour !== null);
  return [...new Map(known.map((colour) => [colour.words, colour])).values()];
}
