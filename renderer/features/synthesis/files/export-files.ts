import type { AnalysisSummary, AskedFile } from '#shared/contract/analyses.ts';
import type { FigureName } from '#shared/domain/analysis-figures.ts';
import type { AskedFile as FileInDialog } from '#renderer/bridge/use-file-export.ts';

/** A file that the menu offers. */
export interface OfferedFile {
  readonly key: string;
  readonly name: string;
  readonly file: AskedFile;
}

/** Files that stand together under a heading. */
export interface OfferedGroup {
  readonly heading: string;
  readonly files: readonly OfferedFile[];
}

/** What figures are called in the menu and in names of files. */
const figureTitles: Readonly<Record<FigureName, string>> = {
  forest: 'Forest plot',
  funnel: 'Funnel plot',
  cumulative: 'Cumulative plot',
  'leave-one-out': 'Leave-one-out plot',
  baujat: 'Baujat plot',
  bubble: 'Bubble plot',
};

/** Everything that can be written of an analysis while a figure is shown. @param filled with the studies that trim and fill adds */
export function offeredFiles({
  figure,
  filled,
}: {
  readonly figure: FigureName;
  readonly filled: boolean;
}): readonly OfferedGroup[] {
  return [
    {
      heading: 'Studies and result',
      files: [
        { key: 'docx', name: 'Word document', file: { what: 'table', format: 'docx' } },
        { key: 'xlsx', name: 'Excel workbook', file: { what: 'table', format: 'xlsx' } },
        { key: 'csv', name: 'CSV, studies only', file: { what: 'table', format: 'csv' } },
      ],
    },
    { heading: figureTitles[figure], files: figureFiles(figure, filled) },
    { heading: 'All figures', files: figureFiles('all', filled) },
    {
      heading: 'To compute with',
      files: [
        { key: 'script', name: 'R script', file: { what: 'script' } },
        { key: 'result', name: 'JSON result', file: { what: 'result' } },
      ],
    },
  ];
}

function figureFiles(figure: FigureName | 'all', filled: boolean): OfferedFile[] {
  const asked = { what: 'figure', figure, filled } as const;
  const of = figure === 'all' ? 'all' : 'shown';
  const inZip = figure === 'all' ? ' in a zip' : '';
  const pages = figure === 'all' ? ', a page each' : '';
  return [
    { key: `${of}-svg`, name: `SVG${inZip}`, file: { ...asked, format: 'svg' } },
    { key: `${of}-png`, name: `PNG, 300 dpi${inZip}`, file: { ...asked, format: 'png' } },
    { key: `${of}-pdf`, name: `PDF${pages}`, file: { ...asked, format: 'pdf' } },
  ];
}

const kinds: Readonly<Record<string, string>> = {
  docx: 'Word',
  xlsx: 'Excel',
  r: 'R script',
  zip: 'Zip',
};

/** The name that the dialog begins with, and the format: “relapse, forest plot.svg”. */
export function dialogFile({ outcome }: Pick<AnalysisSummary, 'outcome'>, file: AskedFile): FileInDialog {
  const [what, extension] = wordsOf(file);
  // Signs that some file systems have no place for, and names that are too long for them.
  const about = [...outcome.replaceAll(/[\\/:*?"<>|\s\p{Cc}]+/gu, ' ').trim()].slice(0, 80).join('');
  const whole = about === '' ? what : `${about}, ${what.charAt(0).toLocaleLowerCase('en')}${what.slice(1)}`;
  return {
    fileName: `${whole}.${extension === 'r' ? 'R' : extension}`,
    format: { name: kinds[extension] ?? extension.toUpperCase(), extension },
  };
}

function wordsOf(file: AskedFile): readonly [what: string, extension: string] {
  switch (file.what) {
    case 'table':
      return [file.format === 'csv' ? 'Studies' : 'Meta-analysis', file.format];
    case 'figure':
      if (file.figure !== 'all') return [figureTitles[file.figure], file.format];
      return ['Figures', file.format === 'pdf' ? 'pdf' : 'zip'];
    case 'script':
      return ['Meta-analysis', 'r'];
    case 'result':
      return ['Meta-analysis', 'json'];
  }
}
