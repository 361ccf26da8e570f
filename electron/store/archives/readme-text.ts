import { readableTables } from './readable-tables.ts';

/** What the explaining file of a readable copy says. Lines end as every editor takes them. */
export function readMe(of: {
  readonly title: string;
  readonly made: string;
  readonly appVersion: string;
  readonly missing: readonly string[];
}): string {
  const tables = readableTables(() => null).map(({ name, holds }) => `${name}.csv, ${name}.json: ${holds}`);
  const lines = [
    of.title,
    '='.repeat(Math.min(60, [...of.title].length)),
    '',
    `Everything that this review held on ${of.made}, written by Sheaf ${of.appVersion} for reading without it.`,
    'To open the review in Sheaf again, use an archive (“Save as archive”): this copy is for people and other programs.',
    '',
    'README.txt: this file',
    'review.json: title and question',
    'evidence.csv, evidence.json: the evidence table, one row for each claim and result',
    ...tables,
    'history.csv, history.json: every change: who, when, what, before, after, why',
    'documents: the files of the papers as they were imported, named after author, year and title',
    '',
    'CSV is UTF-8 with commas and one line of headings; spreadsheet programs open it. Where a cell points at something,',
    'its name stands first and its id in brackets. A cell that a spreadsheet would take for a formula has an apostrophe',
    'before it. JSON holds the same in full, with ids alone. Times are UTC.',
    ...(of.missing.length === 0
      ? []
      : [
          '',
          'The bytes of these files were not in the review any more:',
          ...of.missing.map((name) => `- ${name}`),
        ]),
    '',
  ];
  return lines.join('\r\n');
}
