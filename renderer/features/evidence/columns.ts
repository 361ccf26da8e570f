import type { EvidenceRow } from '#shared/contract/evidence.ts';
import {
  anchorStateLabels,
  assertionLabels,
  conclusionLabels,
  contrastLabels,
  directionLabels,
  documentKindLabels,
  publicationLabels,
  supportLabels,
} from '#shared/domain/labels.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
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
  /** One of the usual columns where the table has at least this many px; `never`: only when a person chooses it. */
  readonly from?: number | 'never';
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

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
    id: 'registration',
    title: 'Registration',
    sort: null,
    width: [110, 0.4],
    from: 'never',
    text: (row) => row.registration ?? '',
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
    id: 'publication',
    title: 'Publication',
    sort: null,
    width: [96, 0.2],
    from: 'never',
    text: (row) => (row.publication === null ? '' : publicationLabels[row.publication]),
  },
  {
    id: 'design',
    title: 'Design',
    sort: null,
    width: [110, 0.3],
    from: 'never',
    text: (row) => (row.design === null ? '' : studyDesignLabels[row.design]),
  },
  {
    id: 'population',
    title: 'Population',
    sort: null,
    width: [110, 0.8],
    from: 'never',
    text: (row) => several(row.population),
  },
  {
    id: 'subgroup',
    title: 'Subgroup',
    sort: null,
    width: [100, 0.6],
    from: 'never',
    text: (row) => row.subgroup ?? '',
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
  {
    id: 'timePoint',
    title: 'Time point',
    sort: null,
    width: [96, 0.3],
    from: 'never',
    text: (row) => row.timePoint ?? '',
  },
  {
    id: 'direction',
    title: 'Direction',
    sort: 'direction',
    width: [144, 0],
    text: (row) => (row.direction === null ? 'Not coded' : directionLabels[row.direction]),
  },
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
    id: 'keyClaim',
    title: 'Key claim',
    sort: null,
    width: [80, 0],
    from: 'never',
    text: (row) => (row.keyClaim ? '★ yes' : ''),
  },
  {
    id: 'statement',
    title: 'Statement',
    sort: 'statement',
    width: [88, 1.5],
    text: (row) => oneLine(row.statement),
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
  {
    id: 'anchor',
    title: 'Place',
    sort: null,
    width: [96, 0],
    from: 1500,
    text: (row) => anchorStateLabels[row.anchor],
  },
  {
    id: 'note',
    title: 'Note',
    sort: null,
    width: [110, 1],
    from: 'never',
    text: (row) => oneLine(row.note),
  },
  {
    id: 'reference',
    title: 'Reference',
    sort: null,
    width: [140, 1.6],
    from: 'never',
    text: (row) => row.citation,
  },
  {
    id: 'reviewer',
    title: 'Reviewer',
    sort: 'reviewer',
    width: [90, 0.3],
    from: 1750,
    text: (row) => row.reviewer,
  },
  {
    id: 'created',
    title: 'Created',
    sort: 'created',
    width: [100, 0],
    from: 'never',
    numeric: true,
    text: (row) => formatDate(row.created),
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

/** Whether a column is among the usual ones of a table of this width, in px. */
export function isUsual({ from = 0 }: Column, width: number): boolean {
  return from !== 'never' && width >= from;
}

function conclusionWords(value: string | null): string {
  const known = conclusions.find((conclusion) => conclusion === value);
  return known === undefined ? (value ?? '') : conclusionLabels[known];
}
