import { useCallback, useMemo, useState } from 'react';
import { EvidenceFilter, EvidenceGrouping, EvidenceSort } from '#shared/contract/evidence.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { recall, remember } from '#renderer/ui/remembered.ts';
import { type ColumnLayout, parseColumnLayout } from './columns-layout.ts';
import { isPictureSettings, type PictureSettings, usualPictures } from './pictures/picture-settings.ts';
import { emptyFilter, type Filter } from './filter-words.ts';

/** Everything that makes a view what it is: what a saved view holds. A plain value that JSON can carry. */
export interface ViewSettings {
  readonly filter: Filter;
  readonly sort: readonly EvidenceSort[];
  readonly shown: EvidenceView;
  /** Null: the usual columns. */
  readonly columns: ColumnLayout | null;
  /** Null: rows are not grouped. */
  readonly group: EvidenceGrouping | null;
  /** How deep pictures go and what they count; null in a view that is no picture, which leaves them as they were. */
  readonly pictures: PictureSettings | null;
}

/** What the screen shows, kept for as long as its window is there. */
export interface ViewState extends ViewSettings {
  readonly pictures: PictureSettings;
  /** The claim whose row was opened last; the table comes back to it. */
  readonly last: string | null;
}

/** The views of the evidence: the table, the matrix of therapies and outcomes, the map, the directions of studies, the studies. */
export const evidenceViews = ['table', 'matrix', 'map', 'effects', 'studies'] as const;
export type EvidenceView = (typeof evidenceViews)[number];

/** A view that leaves nothing out, in the usual order and columns. */
export const usualView: ViewSettings = {
  filter: emptyFilter,
  sort: [],
  shown: 'table',
  columns: null,
  group: null,
  pictures: null,
};

/** Columns that a table is sorted by, at most. */
const mostSorts = 3;

/** A view from a value of unknown origin. What is missing, unknown or broken in it is as usual; the rest stays. */
export function parseViewSettings(value: unknown): ViewSettings {
  const given = fieldsOf(value);
  const shown = evidenceViews.find((one) => one === given['shown']);
  const group = EvidenceGrouping.safeParse(given['group']);
  return {
    filter: parseFilter(given['filter']),
    sort: parseSort(given['sort']),
    shown: shown ?? usualView.shown,
    columns: parseColumnLayout(given['columns']),
    group: group.success ? group.data : null,
    pictures: isPictureSettings(given['pictures']) ? given['pictures'] : null,
  };
}

/** The part of a view's state that a saved view holds. */
export function settingsOf({ filter, sort, shown, columns, group, pictures }: ViewState): ViewSettings {
  const isPicture = shown !== 'table' && shown !== 'studies';
  return { filter, sort, shown, columns, group, pictures: isPicture ? pictures : null };
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parseFilter(value: unknown): Filter {
  const given = fieldsOf(value);
  const sound = Object.entries(EvidenceFilter.shape).flatMap(([name, condition]) => {
    const read = condition.safeParse(given[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return EvidenceFilter.parse(Object.fromEntries(sound));
}

function parseSort(value: unknown): readonly EvidenceSort[] {
  if (!Array.isArray(value)) return usualView.sort;
  const sound = value.flatMap((one) => {
    const read = EvidenceSort.safeParse(one);
    return read.success ? [read.data] : [];
  });
  return sound.slice(0, mostSorts);
}

const key = 'sheaf.evidence-view';
const picturesKey = 'evidence.pictures';
const keyOfColumns = (reviewId: string): string => `evidence.columns.${reviewId}`;

/** Columns that nobody has spoken of in this window are as the last window of the review had them. */
type Kept = Omit<ViewState, 'columns'> & { readonly columns: ColumnLayout | null | undefined };

/**
 * The view and a way to change parts of it. A window is one review, so its session storage is the place; the columns
 * are remembered for the review beyond the window.
 */
export function useView(): readonly [ViewState, (change: Partial<ViewState>) => void] {
  const [kept, setKept] = useState(stored);
  const reviewId = useRead(methods.reviews.get, {}).data?.id ?? null;
  const change = useCallback(
    (part: Partial<ViewState>) => {
      if (part.pictures !== undefined) remember(picturesKey, part.pictures);
      if (part.columns !== undefined && reviewId !== null) remember(keyOfColumns(reviewId), part.columns);
      setKept((before) => {
        const next = { ...before, ...part };
        keep(next);
        return next;
      });
    },
    [reviewId],
  );
  const columns = useRememberedColumns(kept.columns, reviewId);
  return [{ ...kept, columns }, change];
}

/** The columns of this window, or while it has said nothing of them those that the profile remembers for the review. */
function useRememberedColumns(
  own: ColumnLayout | null | undefined,
  reviewId: string | null,
): ColumnLayout | null {
  const remembered = useMemo(
    () => (reviewId === null ? null : parseColumnLayout(recall(keyOfColumns(reviewId), Array.isArray))),
    [reviewId],
  );
  return own === undefined ? remembered : own;
}

function stored(): Kept {
  const pictures = recall(picturesKey, isPictureSettings) ?? usualPictures;
  const nothing = { ...usualView, columns: undefined, pictures, last: null };
  try {
    const given = fieldsOf(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    const { columns, pictures: own, ...rest } = parseViewSettings(given);
    const last = given['last'];
    return {
      ...rest,
      pictures: own ?? pictures,
      columns: 'columns' in given ? columns : undefined,
      last: typeof last === 'string' ? last : null,
    };
  } catch {
    return nothing;
  }
}

function keep(view: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(view));
  } catch {
    // The view starts empty next time; nothing of the review depends on it.
  }
}
