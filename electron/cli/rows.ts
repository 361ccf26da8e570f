import type { AnnotationView } from '#shared/contract/annotations.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { ChangeView } from '#shared/contract/history.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import type { ResultView } from '#shared/contract/results.ts';
import type { StudyView } from '#shared/contract/studies.ts';
import { readable } from '#shared/text/readable.ts';
import { quoteWords } from '#shared/text/region.ts';

/** A document as `list documents` shows it. @param studies ids of the studies that each document reports */
export function documentRow(document: DocumentView, studies: readonly string[]) {
  const { id, sha256, title, authors, year, format, kind, state, use, pages, claims, ...rest } = document;
  const { journal, volume, issue, pageRange, doi, fileName, stateReason, useReason, publication, source } =
    rest;
  return {
    id,
    sha256,
    title,
    authors,
    year,
    format,
    kind,
    state,
    use,
    useReason,
    pages,
    claims,
    studies,
    journal,
    volume,
    issue,
    pageRange,
    doi,
    publication,
    fileName,
    source,
    stateReason,
  };
}

/** A claim as `claim` and `list claims` show it, concepts by name. */
export function claimRow(claim: ClaimView, names: ReadonlyMap<string, string>) {
  const named = (ids: readonly string[]): string[] => ids.flatMap((id) => names.get(id) ?? []);
  const { statement, contrast, subgroup, timePoint, direction, conclusion, support, assertion, note } = claim;
  return {
    id: claim.id,
    document: claim.documentId,
    study: claim.study,
    statement,
    quotes: claim.quotes.map(({ text, page, pageLabel, state }) => ({
      text: readable(text),
      page,
      pageLabel,
      anchor: state,
    })),
    therapy: named(claim.therapy),
    comparator: named(claim.comparator),
    tested: named(claim.tested),
    control: named(claim.control),
    background: named(claim.background),
    contrast,
    outcome: claim.outcome === null ? null : (names.get(claim.outcome) ?? null),
    population: named(claim.population),
    subgroup,
    timePoint,
    direction,
    conclusion,
    support,
    assertion,
    key: claim.key,
    results: claim.results.map(resultRow),
    note,
    reviewer: claim.reviewer,
    created: claim.created,
    changed: claim.changed,
  };
}

/** A result as a claim's row shows it: what is known of it. */
function resultRow({ claimId: _claim, created: _created, ...result }: ResultView) {
  return result;
}

/** A study as `list studies` shows it, populations by name. */
export function studyRow(study: StudyView, names: ReadonlyMap<string, string>) {
  const population = study.population.flatMap((id) => names.get(id) ?? []);
  return { ...study, population };
}

/** An annotation as `list annotations` shows it. */
export function annotationRow(annotation: AnnotationView) {
  const { id, type, anchor, place, colour, note, claims, reviewer, created } = annotation;
  const first = anchor.parts[0];
  return {
    id,
    document: annotation.documentId,
    type,
    text: quoteWords(anchor.quote.exact, first?.label ?? ''),
    page: first?.page ?? null,
    pageLabel: first?.label ?? null,
    anchor: place.state,
    colour,
    note,
    claims,
    reviewer,
    created,
  };
}

/** A concept as `list concepts` shows it. */
export function conceptRow(concept: ConceptView) {
  const { id, role, name, path, synonyms, definition, better, retired, uses } = concept;
  return {
    id,
    facet: role,
    name,
    path,
    parent: concept.parentId,
    synonyms,
    definition,
    better,
    retired,
    uses,
  };
}

/** A change as `list changes` shows it. */
export function changeRow(change: ChangeView): ChangeView {
  return change;
}
