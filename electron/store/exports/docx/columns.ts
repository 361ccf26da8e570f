import type { Runs } from '#shared/citations/runs.ts';
import { type EvidenceColumn, evidenceColumns } from '#shared/domain/evidence-columns.ts';
import { resultWords } from '#shared/domain/result-words.ts';
import { cellWords } from '../printed-words.ts';
import type { PrintedLine } from '../evidence-line.ts';
import type { CitedWork } from '../printed-table.ts';

/** A paragraph of a cell. */
export type CellText = {
  readonly text: string;
  readonly look: 'plain' | 'strong' | 'small';
  /** The text in its looks, where it has several. */
  readonly runs?: Runs;
  /** The number of the reference behind it. */
  readonly cites?: number | null;
};

/** A column of the table on paper: several columns of the data, one below the other. */
export type PaperColumn = {
  readonly heading: string;
  /** Its part of the width, in mm of a landscape page. */
  readonly width: number;
  readonly from: readonly EvidenceColumn[];
  readonly cell: (printed: PrintedLine, work: CitedWork | undefined) => readonly CellText[];
};

const plain = (text: string): CellText => ({ text, look: 'plain' });
const strong = (text: string): CellText => ({ text, look: 'strong' });
const small = (text: string): CellText => ({ text, look: 'small' });
const words =
  (key: EvidenceColumn) =>
  ({ line }: PrintedLine): string =>
    cellWords(line, key);

/** The columns of an editor's table; the words behind a claim are notes. */
export const paperColumns: readonly PaperColumn[] = [
  {
    heading: 'Study',
    width: 30,
    from: ['study', 'citation', 'year', 'design', 'sourceKind', 'registration'],
    cell: ({ line }, work) => {
      const label = work?.label ?? '';
      const study = cellWords(line, 'study');
      const cites = work?.number ?? null;
      // The number stands behind the paper's name, or behind the study's where that says it all.
      const once = study === '' || saysNoMore(label, study);
      return [
        { ...strong(study === '' ? label : study), cites: once ? cites : null },
        once ? small('') : { ...small(label), cites },
        small(cellWords(line, 'design') || cellWords(line, 'sourceKind')),
        small(cellWords(line, 'registration')),
      ];
    },
  },
  {
    heading: 'Population',
    width: 24,
    from: ['population', 'subgroup'],
    cell: (printed) => [plain(words('population')(printed)), small(words('subgroup')(printed))],
  },
  {
    heading: 'Therapy',
    width: 28,
    from: ['therapy'],
    cell: (printed) => [plain(words('therapy')(printed))],
  },
  {
    heading: 'Comparator',
    width: 26,
    from: ['comparator', 'contrast'],
    cell: ({ line }) => [
      plain(cellWords(line, 'comparator')),
      small(line.contrast === 'between-therapies' ? '' : cellWords(line, 'contrast')),
    ],
  },
  {
    heading: 'Outcome',
    width: 28,
    from: ['outcome', 'timePoint', 'endpointDefinition'],
    cell: (printed) => [
      plain(words('outcome')(printed)),
      small(words('timePoint')(printed)),
      small(words('endpointDefinition')(printed)),
    ],
  },
  {
    heading: 'Direction',
    width: 24,
    from: ['direction', 'conclusion'],
    cell: (printed) => [plain(words('direction')(printed)), small(words('conclusion')(printed))],
  },
  {
    heading: 'Result',
    width: 38,
    from: [
      ...(['asReported', 'measure', 'value', 'ciLow', 'ciHigh', 'ciLevel', 'p', 'unit', 'nTherapy'] as const),
      ...(['nComparator', 'eventsTherapy', 'eventsComparator', 'meanSdTherapy', 'meanSdComparator'] as const),
      ...(['analysisSet', 'adjusted'] as const),
    ],
    cell: ({ line, row, result }) => {
      const words = result === null ? '' : resultWords(result) || cellWords(line, 'asReported');
      // A number that stands without its printed words can’t be told to be turned by itself.
      const said = row.mirrored && words !== '' && !words.includes('turned') ? `${words}, turned` : words;
      const adjusted = cellWords(line, 'adjusted');
      return [
        plain(said),
        small(cellWords(line, 'analysisSet')),
        small(
          adjusted === '' || adjusted === 'no'
            ? ''
            : adjusted === 'yes'
              ? 'adjusted'
              : `adjusted for ${adjusted}`,
        ),
      ];
    },
  },
  {
    heading: 'Support',
    width: 20,
    from: ['support', 'assertion'],
    cell: ({ line }) => [
      plain(cellWords(line, 'support')),
      small(line.assertion === 'finding' ? '' : cellWords(line, 'assertion')),
    ],
  },
  {
    heading: 'Statement',
    width: 45,
    from: ['statement', 'keyClaim', 'note'],
    cell: ({ line }) => [
      strong(line.keyClaim === true ? '★ Key claim' : ''),
      plain(cellWords(line, 'statement')),
      small(cellWords(line, 'note')),
    ],
  },
];

/** "Brown et al., 2021" is one name with the study "Brown 2021"; a title stands with the quotes. */
function saysNoMore(label: string, study: string): boolean {
  return label.startsWith('“') || firstName(label) === firstName(study);
}

function firstName(label: string): string {
  return (/^[\p{L}'’-]+/u.exec(label)?.[0] ?? '').toLocaleLowerCase('en');
}

/** Columns of the data that a document with these columns on paper does not show, by heading. */
export function notShown(shown: readonly PaperColumn[]): readonly string[] {
  const inNotes: readonly EvidenceColumn[] = ['quote', 'page', 'anchor', 'document'];
  const there = new Set([...inNotes, ...shown.flatMap(({ from }) => from)]);
  return evidenceColumns.filter(([, key]) => !there.has(key)).map(([heading]) => heading);
}
