import type { EvidenceRow } from '#shared/contract/evidence.ts';
import {
  assertionLabels,
  conclusionLabels,
  contrastLabels,
  documentKindLabels,
  supportLabels,
} from '#shared/domain/labels.ts';
import { resultWords } from '#shared/domain/result-words.ts';
import { conclusions } from '#shared/domain/values.ts';
import { readable } from '#shared/text/readable.ts';
import { formatDate } from '#renderer/ui/format.ts';
import type { SortColumn } from './sorting.ts';

/** A column of the table. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly sort: SortColumn | null;
  /** Smallest width in px, and its share of what is left. */
  readonly width: readonly [min: number, share: number];
  /** Whole text of the cell; the cell itself cuts it. */
  readonly text: (row: EvidenceRow) => string;
  /** Numbers stand at the right. */
  readonly numeric?: true;
  /** Drawn only where the table has at least this many px. */
  readonly from?: number;
}

/** How several values of one cell are joined, as in the exports. */
const several = (values: readonly string[]): string => values.join('; ');

/** All columns, in order; `open` and `direction` and `anchor` draw more than their text. */
export const columns: readonly Column[] = [
  { id: 'open', title: 'Open', sort: null, width: [30, 0], text: () => '' },
  { id: 'citation', title: 'Source', sort: 'citation', width: [112, 1.2], text: (row) => row.source },
  {
    id: 'study',
    title: 'Study',
    sort: null,
    width: [100, 0.6],
    from: 1600,
    text: (row) => (row.study === null ? '' : `${row.keyClaim ? '★ ' : ''}${row.study}`),
  },
  {
    id: 'year',
    title: 'Year',
    sort: 'year',
    width: [56, 0],
    numeric: true,
    text: (row) => (row.year === null ? '' : String(row.year)),
  },
  {
    id: 'sourceKind',
    title: 'Kind',
    sort: 'sourceKind',
    width: [100, 0.2],
    text: (row) => (row.sourceKind === null ? '' : documentKindLabels[row.sourceKind]),
  },
  {
    id: 'therapy',
    title: 'Therapy',
    sort: 'therapy',
    width: [116, 1.2],
    text: (row) => several(row.therapy),
  },
  {
    id: 'comparator',
    title: 'Against',
    sort: 'comparator',
    width: [100, 1],
    text: (row) => several(row.comparator),
  },
  {
    id: 'tested',
    title: 'Tested',
    sort: null,
    width: [110, 1],
    from: 2000,
    text: (row) => several(row.tested),
  },
  {
    id: 'contrast',
    title: 'Contrast',
    sort: null,
    width: [120, 0.3],
    from: 2100,
    text: (row) => contrastLabels[row.contrast],
  },
  { id: 'outcome', title: 'Outcome', sort: 'outcome', width: [108, 1], text: (row) => row.outcome ?? '' },
  { id: 'direction', title: 'Direction', sort: 'direction', width: [144, 0], text: () => '' },
  {
    id: 'numbers',
    title: 'Numbers',
    sort: null,
    width: [140, 1.2],
    from: 1400,
    text: (row) => several(row.results.map(resultWords).filter(Boolean)),
  },
  {
    id: 'conclusion',
    title: 'Conclusion',
    sort: 'conclusion',
    width: [120, 1],
    from: 1500,
    text: (row) => conclusionWords(row.conclusion),
  },
  {
    id: 'support',
    title: 'Support',
    sort: 'support',
    width: [76, 0.2],
    text: (row) => (row.support === null ? '' : supportLabels[row.support]),
  },
  {
    id: 'assertion',
    title: 'Assertion',
    sort: 'assertion',
    width: [84, 0.2],
    text: (row) => (row.assertion === null ? '' : assertionLabels[row.assertion]),
  },
  {
    id: 'statement',
    title: 'Statement',
    sort: 'statement',
    width: [88, 1.5],
    text: (row) => row.statement.replace(/\s+/gu, ' ').trim(),
  },
  {
    id: 'quote',
    title: 'Quote',
    sort: 'quote',
    width: [120, 2.4],
    text: (row) => row.quote.map(readable).join(' … '),
  },
  {
    id: 'page',
    title: 'Page',
    sort: 'page',
    width: [48, 0],
    numeric: true,
    text: (row) => several(row.page),
  },
  { id: 'anchor', title: 'Place', sort: null, width: [96, 0], from: 1500, text: () => '' },
  {
    id: 'reviewer',
    title: 'Reviewer',
    sort: 'reviewer',
    width: [90, 0.3],
    from: 1750,
    text: (row) => row.reviewer,
  },
  {
    id: 'changed',
    title: 'Changed',
    sort: 'changed',
    width: [100, 0],
    from: 1750,
    numeric: true,
    text: (row) => formatDate(row.changed),
  },
];

/** The columns that fit a table of this width, in px. */
export function columnsFor(width: number): readonly Column[] {
  return columns.filter((column) => column.from === undefined || width >= column.from);
}

/** The widths of the columns as a value of `grid-template-columns`. */
export function gridTemplate(shown: readonly Column[]): string {
  return shown
    .map(({ width: [min, share] }) => (share === 0 ? `${min}px` : `minmax(${min}px, ${share}fr)`))
    .join(' ');
}

/** The smallest width at which every column has its own, in px. */
export function leastWidth(shown: readonly Column[]): number {
  return shown.reduce((sum, column) => sum + column.width[0], 0);
}

function conclusionWords(value: string | null): string {
  const known = conclusions.find((conclusion) => conclusion === value);
  return known === undefined ? (value ?? '') : conclusionLabels[known];
}
