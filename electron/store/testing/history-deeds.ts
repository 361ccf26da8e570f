import { v7 } from 'uuid';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { Client } from '#shared/contract/client.ts';
import type { AppError } from '#shared/contract/errors.ts';
import {
  AnalysisId,
  AnalysisRowId,
  type AnnotationId,
  ClaimId,
  ConceptId,
  type DocumentId,
  type FacetId,
  type GroupId,
  ResultId,
  SavedViewId,
  StudyId,
} from '#shared/contract/ids.ts';
import type { Result } from '#shared/kit/result.ts';

type Answer = Promise<Result<unknown, AppError>>;
/** A highlight and its paper. */
export type Highlight = { readonly annotationId: AnnotationId; readonly documentId: DocumentId };

/** What an action works with; null where there is nothing to do it to. */
export type On = {
  readonly client: Client;
  readonly stamp: { readonly group: GroupId };
  readonly documentId: DocumentId;
  readonly selection: { readonly annotationId: AnnotationId; readonly anchor: Anchor };
  readonly claimId: ClaimId | null;
  readonly highlight: Highlight | null;
  readonly conceptId: ConceptId | null;
  readonly above: ConceptId | null;
  readonly outcome: ConceptId | null;
  readonly otherClaim: ClaimId | null;
  readonly study: StudyId | null;
  readonly numbers: ResultId | null;
  readonly view: SavedViewId | null;
  readonly analysis: AnalysisId | null;
  /** A row of that analysis. */
  readonly row: AnalysisRowId | null;
  readonly facets: Facets;
  readonly role: 'therapy' | 'comparator';
  readonly text: string;
  readonly year: number;
};
export type Facets = { readonly therapy: FacetId; readonly outcome: FacetId };
type Deed = (on: On) => Answer | null | Promise<Result<unknown, AppError> | null>;

const newConcept = (): { conceptId: ConceptId; name: string } => ({
  conceptId: ConceptId.parse(v7()),
  name: `Concept ${v7()}`,
});
const newClaim = (): { claimId: ClaimId } => ({ claimId: ClaimId.parse(v7()) });

const newRow = (study: string, e1: number) => ({
  rowId: AnalysisRowId.parse(v7()),
  set: { study, cells: { e1, n1: 9 } },
});

const analysisDeeds = {
  analysis: ({ client, study, text, year, stamp }) => {
    const [first, second] = [newRow(text, year), newRow('Another study', 1)];
    const rows = [{ ...first, set: { ...first.set, studyId: study } }, second];
    return client.analyses.create(
      { analysisId: AnalysisId.parse(v7()), set: { comparison: text, outcome: 'Survival' }, rows },
      stamp,
    );
  },
  'edit analysis': ({ client, analysis, text, year, stamp }) =>
    analysis &&
    client.analyses.edit(
      { analysisId: analysis, set: { name: text, method: year % 2 === 0 ? 'DL' : 'MH', place: year } },
      stamp,
    ),
  'duplicate analysis': ({ client, analysis, text, stamp }) =>
    analysis &&
    client.analyses.duplicate({ analysisId: analysis, copyId: AnalysisId.parse(v7()), name: text }, stamp),
  'delete analysis': ({ client, analysis, stamp }) =>
    analysis && client.analyses.delete({ analysisId: analysis }, stamp),
  'add rows': async ({ client, analysis, claimId, text, year, stamp }) => {
    if (!analysis) return null;
    const claim = claimId ? await client.claims.get({ claimId }) : null;
    const resultId = claim?.ok === true ? claim.value.results[0]?.id : undefined;
    const { rowId, set } = newRow(text, year);
    const sources = claimId && resultId ? { e1: { claimId, resultId } } : {};
    return client.analyses.addRows(
      { analysisId: analysis, rows: [{ rowId, set: { ...set, sources } }] },
      stamp,
    );
  },
  'edit rows': ({ client, analysis, row, text, year, stamp }) =>
    analysis &&
    row &&
    client.analyses.editRows(
      {
        analysisId: analysis,
        rows: [{ rowId: row, set: { cells: { e1: year, note: text }, used: year % 2 === 0 } }],
      },
      stamp,
    ),
  'delete rows': ({ client, analysis, row, stamp }) =>
    analysis && row && client.analyses.deleteRows({ analysisId: analysis, rowIds: [row] }, stamp),
} as const satisfies Record<string, Deed>;

/** Everything that a person may do here. */
export const deeds = {
  claim: ({ client, documentId, selection, conceptId, stamp }) => {
    const therapy = conceptId ? [conceptId] : [];
    return client.claims.create({ ...newClaim(), documentId, selections: [selection], therapy }, stamp);
  },
  'claim on a highlight': ({ client, highlight, stamp }) => {
    if (!highlight) return null;
    const { documentId, annotationId } = highlight;
    return client.claims.create({ ...newClaim(), documentId, annotationIds: [annotationId] }, stamp);
  },
  highlight: ({ client, documentId, selection, stamp }) =>
    client.annotations.create({ ...selection, documentId }, stamp),
  'edit claim': ({ client, claimId, text, year, stamp }) =>
    claimId && client.claims.edit({ claimId, set: { note: text, statement: `said ${year}` } }, stamp),
  'edit many claims': ({ client, claimId, otherClaim, outcome, role, conceptId, stamp }) => {
    const claimIds = [claimId, otherClaim].filter((id) => id !== null);
    if (claimIds.length === 0) return null;
    const concepts = conceptId === null ? [] : [{ role, conceptId, present: true }];
    return client.claims.editMany({ claimIds, set: { outcome, support: 'own-data' }, concepts }, stamp);
  },
  'set outcome': ({ client, claimId, outcome, stamp }) =>
    claimId && client.claims.edit({ claimId, set: { outcome } }, stamp),
  'add concept': ({ client, claimId, role, conceptId, stamp }) =>
    claimId && conceptId && client.claims.addConcept({ claimId, role, conceptId }, stamp),
  'remove concept': ({ client, claimId, role, conceptId, stamp }) =>
    claimId && conceptId && client.claims.removeConcept({ claimId, role, conceptId }, stamp),
  'swap sides': ({ client, claimId, stamp }) => claimId && client.claims.swapSides({ claimId }, stamp),
  split: ({ client, claimId, stamp }) =>
    claimId && client.claims.split({ claimId, newClaimId: newClaim().claimId }, stamp),
  'merge claims': ({ client, claimId, otherClaim, stamp }) =>
    claimId && otherClaim && client.claims.merge({ claimId, otherId: otherClaim }, stamp),
  'key claim': ({ client, claimId, year, stamp }) =>
    claimId && client.claims.edit({ claimId, set: { key: year % 2 === 0 } }, stamp),
  study: ({ client, documentId, text, stamp }) =>
    client.studies.create(
      { studyId: StudyId.parse(v7()), set: { label: text }, documents: [documentId] },
      stamp,
    ),
  'edit study': ({ client, study, documentId, year, stamp }) =>
    study && client.studies.edit({ studyId: study, documents: { [documentId]: year % 2 === 0 } }, stamp),
  'note of a study': async ({ client, study, claimId, text, stamp }) => {
    if (!study) return null;
    const claim = claimId ? await client.claims.get({ claimId }) : null;
    const annotationId = claim?.ok === true ? (claim.value.quotes[0]?.annotationId ?? null) : null;
    return client.studies.edit(
      { studyId: study, set: { fields: [{ name: 'Funding', text, annotationId }] } },
      stamp,
    );
  },
  'delete study': ({ client, study, stamp }) => study && client.studies.delete({ studyId: study }, stamp),
  'claim about a study': ({ client, claimId, study, stamp }) =>
    claimId && client.claims.edit({ claimId, set: { study: study ?? 'none' } }, stamp),
  numbers: async ({ client, claimId, year, stamp }) => {
    if (!claimId) return null;
    const claim = await client.claims.get({ claimId });
    const annotationId = claim.ok ? (claim.value.quotes.at(-1)?.annotationId ?? null) : null;
    const set = { measure: 'HR' as const, value: year / 4_000, interval: { lower: 0.2, upper: 0.8 } };
    return client.results.create({ resultId: ResultId.parse(v7()), claimId, annotationId, set }, stamp);
  },
  'edit numbers': ({ client, numbers, year, stamp }) =>
    numbers &&
    client.results.edit({ resultId: numbers, set: { value: year, p: 0.03, pOperator: '<' } }, stamp),
  'delete numbers': ({ client, numbers, stamp }) =>
    numbers && client.results.delete({ resultId: numbers }, stamp),
  'take words off': async ({ client, claimId, stamp }) => {
    if (!claimId) return null;
    const claim = await client.claims.get({ claimId });
    const annotationId = claim.ok ? claim.value.quotes.at(-1)?.annotationId : undefined;
    return annotationId ? client.claims.removeWords({ claimId, annotationId }, stamp) : null;
  },
  'merge concepts': ({ client, conceptId, above, stamp }) =>
    conceptId && above && client.taxonomy.mergeConcept({ conceptId, intoId: above }, stamp),
  'delete claim': ({ client, claimId, stamp }) => claimId && client.claims.delete({ claimId }, stamp),
  'delete highlight': ({ client, highlight, stamp }) =>
    highlight && client.annotations.delete({ annotationId: highlight.annotationId }, stamp),
  'note on highlight': ({ client, highlight, text, stamp }) =>
    highlight &&
    client.annotations.edit({ annotationId: highlight.annotationId, set: { note: text } }, stamp),
  concept: ({ client, facets, above, stamp }) =>
    client.taxonomy.createConcept({ ...newConcept(), facetId: facets.therapy, parentId: above }, stamp),
  'outcome concept': ({ client, facets, stamp }) =>
    client.taxonomy.createConcept({ ...newConcept(), facetId: facets.outcome }, stamp),
  'rename concept': ({ client, conceptId, stamp }) =>
    conceptId && client.taxonomy.editConcept({ conceptId, set: { name: newConcept().name } }, stamp),
  'move concept': ({ client, conceptId, above, stamp }) =>
    conceptId && client.taxonomy.editConcept({ conceptId, set: { parentId: above } }, stamp),
  'save view': ({ client, text, conceptId, stamp }) => {
    const filter = { text, therapy: conceptId === null ? [] : [conceptId] };
    const named = { savedViewId: SavedViewId.parse(v7()), name: `View ${v7()}` };
    return client.savedViews.create({ ...named, settings: { filter } }, stamp);
  },
  'edit view': ({ client, view, year, outcome, stamp }) =>
    view &&
    client.savedViews.edit(
      {
        savedViewId: view,
        set:
          year % 2 === 0
            ? { name: `View ${v7()}` }
            : { settings: { filter: { outcome: outcome === null ? [] : [outcome], year: [year] } } },
      },
      stamp,
    ),
  'delete view': ({ client, view, stamp }) => view && client.savedViews.delete({ savedViewId: view }, stamp),
  ...analysisDeeds,
  'edit paper': ({ client, documentId, text, year, stamp }) =>
    client.documents.edit({ documentId, set: { notes: text, year } }, stamp),
  bin: ({ client, documentId, stamp }) => client.documents.moveToBin({ documentIds: [documentId] }, stamp),
  restore: ({ client, documentId, stamp }) =>
    client.documents.restoreFromBin({ documentIds: [documentId] }, stamp),
} as const satisfies Record<string, Deed>;

export type Does = keyof typeof deeds;

function isDeed(name: string): name is Does {
  return Object.hasOwn(deeds, name);
}

/** The names of all deeds. */
export const actions: readonly Does[] = Object.keys(deeds).filter(isDeed);
