import type { ClaimView } from '#shared/contract/claims.ts';
import type { PdfMark } from '#shared/contract/reader-annotate.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { claimColour } from '#shared/domain/claim-colour.ts';
import { contrastWords } from '#shared/domain/contrast-words.ts';
import { conclusionLabels, directionGlyphs, directionLabels } from '#shared/domain/labels.ts';
import { noPageHue, pageHues } from '#shared/domain/nearest-hue.ts';
import { isRegion } from '#shared/text/region.ts';
import { markName } from '#shared/text/our-marks.ts';
import { type Annotated, isPlaced } from './collect.ts';
import { statementOf } from './shared.ts';

const CONTENTS_LIMIT = 20_000;
const AUTHOR_LIMIT = 200;
const RECTS_A_PAGE = 500;

/**
 * The annotations of a PDF as marks of its pages: a highlight a page for words, a frame for a region, in the colour that
 * the window gives them at first (the therapy's), with what rests on them as the comment. What has no certain place has
 * none.
 */
export function pdfMarks(
  annotated: readonly Annotated[],
  concepts: ReadonlyMap<string, ConceptView>,
): PdfMark[] {
  return annotated.filter(({ annotation }) => isPlaced(annotation)).flatMap((one) => marksOf(one, concepts));
}

function marksOf(one: Annotated, concepts: ReadonlyMap<string, ConceptView>): PdfMark[] {
  const { annotation } = one;
  const kind = isRegion(annotation.anchor.parts) ? ('square' as const) : ('highlight' as const);
  const shared = {
    name: markName(annotation.id),
    kind,
    colour: colourOf(one, concepts),
    contents: contentsOf(one, concepts).slice(0, CONTENTS_LIMIT).toWellFormed(),
    author: annotation.reviewer.slice(0, AUTHOR_LIMIT),
    created: annotation.created,
    modified: one.modified,
  };
  const pages = Map.groupBy(annotation.place.parts, ({ page }) => page);
  return [...pages].flatMap(([page, parts]) => {
    const rects = parts.flatMap((part) => part.rects).slice(0, RECTS_A_PAGE);
    return rects.length === 0 ? [] : [{ ...shared, page, rects }];
  });
}

function colourOf(
  { annotation, claims }: Annotated,
  concepts: ReadonlyMap<string, ConceptView>,
): PdfMark['colour'] {
  const hues = claims.map((claim) => claimColour(claim, 'therapy', concepts, new Map())?.hue ?? null);
  const hue = hues.find((one) => one !== null) ?? annotation.colour;
  const [red, green, blue] = (hue === null ? null : pageHues[hue]) ?? noPageHue;
  return [red / 255, green / 255, blue / 255];
}

function contentsOf(one: Annotated, concepts: ReadonlyMap<string, ConceptView>): string {
  const { note } = one.annotation;
  const said = one.claims.map((claim) => claimWords(claim, one, concepts));
  return [...said, note].filter((words) => words !== '').join('\n\n');
}

/** What it says, and below it what is compared, the outcome, the direction with its sign, the conclusion. */
function claimWords(claim: ClaimView, one: Annotated, concepts: ReadonlyMap<string, ConceptView>): string {
  const names = (id: string): string => concepts.get(id)?.name ?? '…';
  const { direction, conclusion, outcome, note } = claim;
  const coded = [
    contrastWords(claim, names),
    outcome === null ? '' : names(outcome),
    direction === null ? '' : `${directionGlyphs[direction]} ${directionLabels[direction]}`,
    conclusion === null ? '' : conclusionLabels[conclusion],
  ];
  const line = coded.filter((words) => words !== '').join(' · ');
  return [statementOf(claim, one), line, note].filter((words) => words !== '').join('\n');
}
