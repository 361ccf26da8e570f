import { useCallback, useState } from 'react';
import type { EvidenceSort } from '#shared/contract/evidence.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { emptyFilter, type Filter } from './filter-words.ts';

/** What the screen shows, kept for as long as its window is there. */
export interface ViewState {
  readonly filter: Filter;
  readonly sort: readonly EvidenceSort[];
  /** The claim whose row was opened last; the table comes back to it. */
  readonly last: string | null;
  readonly shown: EvidenceView;
}

/** The views of the evidence: the table, the matrix of therapies and outcomes, the map, the directions of studies, the studies. */
export const evidenceViews = ['table', 'matrix', 'map', 'effects', 'studies'] as const;
export type EvidenceView = (typeof evidenceViews)[number];

const key = 'sheaf.evidence-view';
const start: ViewState = { filter: emptyFilter, sort: [], last: null, shown: 'table' };
/** The part of the contract that a view is asked with; what does not fit it is not used. */
const Asked = methods.evidence.view.input;

/** The view and a way to change parts of it. A window is one review, so its session storage is the place. */
export function useView(): readonly [ViewState, (change: Partial<ViewState>) => void] {
  const [view, setView] = useState(stored);
  const change = useCallback((part: Partial<ViewState>) => {
    setView((before) => {
      const next = { ...before, ...part };
      keep(next);
      return next;
    });
  }, []);
  return [view, change];
}

function stored(): ViewState {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof value !== 'object' || value === null || !('asked' in value)) return start;
    const last = 'last' in value && typeof value.last === 'string' ? value.last : null;
    const shown = 'shown' in value ? evidenceViews.find((one) => one === value.shown) : undefined;
    return { ...Asked.parse(value.asked), last, shown: shown ?? 'table' };
  } catch {
    return start;
  }
}

function keep(view: ViewState): void {
  try {
    sessionStorage.setItem(
      key,
      JSON.stringify({
        asked: { filter: view.filter, sort: view.sort },
        last: view.last,
        shown: view.shown,
      }),
    );
  } catch {
    // The view starts empty next time; nothing of the review depends on it.
  }
}
