import { guardCell } from '../../formats/guard-cell.ts';
import type { StudyRow } from '../../stats/effect-sizes/cells.ts';

/** How a table is written out: what a person could paste. */
export interface Writing {
  readonly name: string;
  readonly separator: '\t' | ';' | ',' | '|';
  readonly decimal: '.' | ',';
  /** Lines of headings for the columns of the studies. */
  readonly headings: Headings;
  readonly cell?: (text: string) => string;
  readonly quoted?: true;
  /** Columns that are written into one cell. */
  readonly joined?: true;
  readonly before?: string;
  readonly after?: (columns: number) => string[];
}

type Headings = 'names' | 'spans' | 'de' | 'fr' | 'es' | 'metafor';

const thousands = (by: string) => (text: string) => text.replace(/^(\d{1,3})(\d{3})$/u, `$1${by}$2`);
const minus = (text: string): string => text.replace(/^-(?=[\d.])/u, '−');

/** Twelve ways in which tables come. */
export const writings: readonly Writing[] = [
  { name: 'CSV', separator: ',', decimal: '.', headings: 'names' },
  { name: 'CSV with semicolons and decimal commas', separator: ';', decimal: ',', headings: 'names' },
  { name: 'a paste of Excel', separator: '\t', decimal: '.', headings: 'names' },
  { name: 'a German paste with minus signs', separator: '\t', decimal: ',', headings: 'de', cell: minus },
  {
    name: 'quoted CSV with a byte-order mark',
    separator: ',',
    decimal: '.',
    headings: 'names',
    quoted: true,
    before: '\uFEFF',
  },
  { name: 'decimal commas in quoted CSV', separator: ',', decimal: ',', headings: 'names', quoted: true },
  {
    name: 'spans over the groups, and a line of totals',
    separator: '\t',
    decimal: '.',
    headings: 'spans',
    after: (columns) => [['Total', ...Array.from({ length: columns - 1 }, () => '7')].join('\t')],
  },
  {
    name: 'several numbers in a cell',
    separator: '\t',
    decimal: '.',
    headings: 'spans',
    joined: true,
    cell: minus,
  },
  { name: 'a table of Markdown', separator: '|', decimal: '.', headings: 'names' },
  {
    name: 'thousands with thin spaces, French headings',
    separator: ';',
    decimal: ',',
    headings: 'fr',
    cell: thousands('\u202f'),
  },
  {
    name: 'thousands with commas, guarded cells, metafor’s names',
    separator: '\t',
    decimal: '.',
    headings: 'metafor',
    cell: (text) => guardCell(thousands(',')(text)),
  },
  {
    name: 'Spanish headings below Excel’s line of the separator',
    separator: ';',
    decimal: ',',
    headings: 'es',
    before: 'sep=;\r\n',
  },
];

/** Role and group of the columns of the families. */
const roles: Readonly<Record<string, readonly [role: string, group: 0 | 1 | 2]>> = {
  ...Object.fromEntries(
    ([1, 2] as const).flatMap((group) =>
      [
        ...[
          ['e', 'events'],
          ['x', 'events'],
          ['n', 'total'],
          ['m', 'mean'],
          ['sd', 'sd'],
          ['t', 'time'],
        ],
      ].map(([name, role]) => [`${name}${group}`, [role ?? '', group]] as const),
    ),
  ),
  x: ['events', 0],
  n: ['total', 0],
};

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  spans: {
    events: 'Events',
    total: 'Total',
    mean: 'Mean',
    sd: 'SD',
    time: 'Person-years',
    1: 'Experimental',
    2: 'Control',
    study: 'Study',
    year: 'Year',
  },
  de: {
    events: 'Ereignisse',
    total: 'Gesamt',
    mean: 'Mittelwert',
    sd: 'Standardabweichung',
    time: 'Personenjahre',
    1: 'Behandlung',
    2: 'Kontrolle',
    study: 'Studie',
    year: 'Jahr',
  },
  fr: {
    events: 'Événements',
    total: 'Effectif',
    mean: 'Moyenne',
    sd: 'Écart-type',
    time: 'Personnes-années',
    1: 'traitement',
    2: 'témoin',
    study: 'Étude',
    year: 'Année',
  },
  es: {
    events: 'Eventos',
    total: 'Total',
    mean: 'Media',
    sd: 'Desviación estándar',
    time: 'Personas-año',
    1: 'tratamiento',
    2: 'control',
    study: 'Estudio',
    year: 'Año',
  },
};
const metafor: Readonly<Record<string, string>> = {
  ...{
    e1: 'ai',
    e2: 'ci',
    n1: 'n1i',
    n2: 'n2i',
    m1: 'm1i',
    m2: 'm2i',
    sd1: 'sd1i',
    sd2: 'sd2i',
    r: 'ri',
    n: 'ni',
    x: 'xi',
  },
  ...{ x1: 'x1i', x2: 'x2i', t1: 't1i', t2: 't2i' },
};

/** The heading of a column, and what spans it. */
function headingOf(name: string, headings: Headings): { above: string; own: string } {
  if (headings === 'names') return { above: '', own: name };
  if (headings === 'metafor') return { above: '', own: metafor[name] ?? name };
  const say = (word: string | number): string => words[headings]?.[word] ?? '';
  const found = roles[name];
  if (found === undefined) return { above: '', own: name === 'study' || name === 'year' ? say(name) : name };
  const [own, of] = [say(found[0]), say(found[1])];
  return headings === 'spans' ? { above: of, own } : { above: '', own: `${own} ${of}`.trim() };
}

type Cells = { readonly above: string; readonly own: string; readonly cell: (row: StudyRow) => string };

/** Writes studies as a table. @param columns the names of their columns, the study first */
export function write(rows: readonly StudyRow[], columns: readonly string[], writing: Writing): string {
  const { separator, headings, quoted, before = '', after } = writing;
  const all = joinedColumns(
    columns.map((name) => cellsOf(name, writing)),
    columns,
    writing,
  );
  const line = (cells: readonly string[]): string => {
    const written = cells.map((cell) => quote(cell, separator, quoted === true));
    return separator === '|' ? `| ${written.join(' | ')} |` : written.join(separator);
  };
  const spans = headings === 'spans' && all.some(({ above }) => above !== '');
  const above = all.map((one, place) => (all[place - 1]?.above === one.above ? '' : one.above));
  const lines = [
    ...(spans ? [line(above)] : []),
    line(all.map(({ own }) => own)),
    ...(separator === '|' ? [line(all.map(() => '---'))] : []),
    ...rows.map((row) => line(all.map(({ cell }) => cell(row)))),
    ...(after?.(all.length) ?? []),
  ];
  return `${before}${lines.join('\r\n')}\r\n`;
}

function cellsOf(name: string, { headings, decimal, cell = (text) => text }: Writing): Cells {
  const printed = (row: StudyRow): string => {
    const value = row[name];
    if (typeof value === 'number') return cell(String(value).replace('.', decimal));
    return value ?? '';
  };
  return { ...headingOf(name, headings), cell: printed };
}

/** “12/50” and “5.1 (1.2)”: a column and the next one in one cell. */
function joinedColumns(cells: readonly Cells[], names: readonly string[], { joined }: Writing): Cells[] {
  if (joined === undefined) return [...cells];
  const pairs = [
    ['e1', 'n1', '/'],
    ['e2', 'n2', '/'],
    ['x', 'n', '/'],
    ['m1', 'sd1', '('],
    ['m2', 'sd2', '('],
  ] as const;
  const seconds = new Set(pairs.filter(([first]) => names.includes(first)).map(([, second]) => second));
  return names.flatMap((name, place) => {
    const own = cells[place];
    const pair = pairs.find(([first]) => first === name);
    const other = cells[names.indexOf(pair?.[1] ?? '')];
    if (
      own === undefined ||
      ([...seconds].some((one) => one === name) && !(name.startsWith('n') && names.includes('m1')))
    )
      return [];
    if (pair === undefined || other === undefined) return [own];
    const close = pair[2] === '(' ? ')' : '';
    const cell = (row: StudyRow): string =>
      own.cell(row) === '' ? '' : `${own.cell(row)}${pair[2] === '(' ? ' (' : '/'}${other.cell(row)}${close}`;
    return [{ ...own, own: pair[2] === '(' ? 'Mean (SD)' : 'n/N', cell }];
  });
}

function quote(cell: string, separator: string, always: boolean): string {
  if (separator === '|') return cell;
  return always || cell.includes(separator) || /["\r\n]/u.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
