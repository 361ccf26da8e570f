import type { ClaimView } from '#shared/contract/claims.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { AnchorPart } from '#shared/contract/anchor.ts';
import {
  assertionLabels,
  conclusionLabels,
  contrastLabels,
  directionLabels,
  supportLabels,
} from '#shared/domain/labels.ts';
import { inCodePoints } from '#shared/formats/web-annotation/code-points.ts';
import type { Frame } from '#shared/formats/web-annotation/fragment.ts';
import type {
  SharedAnnotation,
  SharedClaim,
  SharedPlace,
  SharedValue,
} from '#shared/formats/web-annotation/shared-annotation.ts';
import { CONTEXT_LENGTH } from '#shared/text/context.ts';
import { asRotation, toDisplayRect } from '#shared/text/display.ts';
import { readable } from '#shared/text/readable.ts';
import { union } from '#shared/text/rects.ts';
import { isRegion, regionName } from '#shared/text/region.ts';
import type { Reader } from '../../database/connection.ts';
import { pageOf, recipeOf } from '../../derived/texts.ts';
import { type Annotated, isPlaced } from './collect.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  html: 'text/html',
  markdown: 'text/markdown',
  text: 'text/plain',
  jats: 'application/xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

type PageText = Pick<NonNullable<ReturnType<typeof pageOf>>, 'text' | 'width' | 'height' | 'rotate'>;

/** What says of a document's annotations, in the terms of other programs, where they are and what rests on them. */
export function sharer(db: Reader, document: DocumentView, nameOf: (conceptId: string) => string) {
  const pages = new Map<number, PageText | null>();
  const page = (number: number): PageText | null => {
    const known = pages.get(number);
    if (known !== undefined) return known;
    const found = pageOf(db, document.sha256, number);
    pages.set(number, found);
    return found;
  };
  const text = { page, recipe: recipeOf(db, document.sha256) ?? '', paged: document.format === 'pdf' };
  const { sha256, title, doi } = document;
  const source = { sha256, title, doi, format: mediaTypes[document.format] ?? 'application/octet-stream' };
  return (of: Annotated): SharedAnnotation => ({
    id: of.annotation.id,
    creator: of.annotation.reviewer,
    created: of.annotation.created,
    modified: of.modified,
    note: of.annotation.note,
    source,
    places: placesOf(of, text),
    claims: of.claims.map((claim) => sharedClaim(claim, of, nameOf)),
  });
}

type Text = {
  readonly page: (number: number) => PageText | null;
  readonly recipe: string;
  readonly paged: boolean;
};

/** One place a page; of words that have no certain place, the words alone. */
function placesOf({ annotation }: Annotated, text: Text): SharedPlace[] {
  const { anchor, place } = annotation;
  const words = { ...anchor.quote };
  const somewhere = { page: null, position: null, recipe: text.recipe, frame: null };
  if (isRegion(anchor.parts)) return anchor.parts.map((part) => regionPlace(part, text));
  if (!isPlaced(annotation) || place.parts.length === 0) return [{ ...somewhere, quote: words }];
  return place.parts.map((part) => {
    const page = text.page(part.page);
    const { start, end } = part;
    if (page === null || start === null || end === null) return { ...somewhere, quote: words };
    const quote = {
      exact: page.text.slice(start, end),
      prefix: page.text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
      suffix: page.text.slice(end, end + CONTEXT_LENGTH),
    };
    return {
      quote: { exact: quote.exact, prefix: quote.prefix.toWellFormed(), suffix: quote.suffix.toWellFormed() },
      page: text.paged ? part.page : null,
      position: inCodePoints(page.text, { start, end }),
      recipe: text.recipe,
      frame: text.paged ? frameOf(part, page) : null,
    };
  });
}

function regionPlace(part: AnchorPart, text: Text): SharedPlace {
  const page = text.page(part.page);
  const frame = page === null ? null : frameOf(part, page);
  return { quote: null, page: part.page, position: null, recipe: text.recipe, frame };
}

/** The rectangle around a part as the page is shown; null where nothing is known of its boxes. */
function frameOf({ rects }: AnchorPart, { width, height, rotate }: PageText): Frame | null {
  const [first, ...rest] = rects;
  if (first === undefined) return null;
  return toDisplayRect({ width, height, rotate: asRotation(rotate) }, rest.reduce(union, first));
}

function sharedClaim(claim: ClaimView, of: Annotated, nameOf: (conceptId: string) => string): SharedClaim {
  const inRole = (role: string, ids: readonly string[]) => ids.map((id) => ({ role, id, name: nameOf(id) }));
  return {
    id: claim.id,
    statement: statementOf(claim, of),
    note: claim.note,
    creator: claim.reviewer,
    created: claim.created,
    modified: claim.changed,
    concepts: [
      ...inRole('therapy', claim.therapy),
      ...inRole('comparator', claim.comparator),
      ...inRole('outcome', claim.outcome === null ? [] : [claim.outcome]),
      ...inRole('population', claim.population),
    ],
    values: valuesOf(claim),
  };
}

/** What a claim says: its statement, else the words that it rests on. */
export function statementOf(claim: Pick<ClaimView, 'statement'>, { annotation }: Annotated): string {
  const statement = claim.statement.trim();
  if (statement !== '') return statement;
  return readable(annotation.anchor.quote.exact) || regionName(annotation.anchor.parts[0]?.label ?? '');
}

function valuesOf(claim: ClaimView): SharedValue[] {
  const { direction, conclusion, support, assertion, contrast } = claim;
  const sided = claim.contrastChosen || claim.therapy.length + claim.comparator.length > 0;
  const chosen: readonly (readonly [field: string, value: string | null, words: string])[] = [
    // What follows from nothing is not told.
    ['contrast', sided ? contrast : null, `Contrast: ${contrastLabels[contrast]}`],
    ['direction', direction, direction === null ? '' : `Direction: ${directionLabels[direction]}`],
    ['conclusion', conclusion, conclusion === null ? '' : `Conclusion: ${conclusionLabels[conclusion]}`],
    ['support', support, support === null ? '' : `Support: ${supportLabels[support]}`],
    ['assertion', assertion, assertion === null ? '' : `Assertion: ${assertionLabels[assertion]}`],
    ['subgroup', claim.subgroup, `Subgroup: ${claim.subgroup}`],
    ['time-point', claim.timePoint, `Time point: ${claim.timePoint}`],
    ['key-claim', claim.key ? 'yes' : null, 'Key claim'],
  ];
  return chosen.flatMap(([field, value, words]) => (value === null ? [] : [{ field, value, words }]));
}
