import type { ClaimView } from '#shared/contract/claims.ts';
import type { Attempt } from './unsaved-claims.ts';

/** A claim as it will be once the store has made it: its words, and nothing coded yet. */
export function claimInTheMaking({ claimId, annotationId, documentId, draft }: Attempt): ClaimView {
  const { anchor } = draft;
  const [part] = anchor.parts;
  const now = new Date().toISOString();
  return {
    id: claimId,
    documentId,
    quotes: [
      {
        annotationId,
        text: anchor.quote.exact,
        page: part?.page ?? 1,
        pageLabel: part?.label ?? '',
        state: 'exact',
      },
    ],
    statement: '',
    assertion: null,
    outcome: null,
    subgroup: null,
    timePoint: null,
    direction: null,
    conclusion: null,
    support: null,
    citedSource: null,
    key: false,
    note: '',
    study: null,
    studyChosen: false,
    results: [],
    contrast: 'not-stated',
    contrastChosen: false,
    therapy: [],
    comparator: [],
    population: [],
    tested: [],
    control: [],
    background: [],
    status: 'single',
    reviewer: '',
    created: now,
    changed: now,
  };
}
