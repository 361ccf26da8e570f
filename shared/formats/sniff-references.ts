/** Formats of reference files that are known by their content. */
export const referenceNames = {
  ris: 'RIS',
  nbib: 'PubMed (nbib)',
  'pubmed-xml': 'PubMed XML',
  'endnote-xml': 'EndNote XML',
  enw: 'EndNote tagged (ENW)',
  bibtex: 'BibTeX',
  'csl-json': 'CSL-JSON',
  'wos-tagged': 'Web of Science, tagged',
  'wos-tab': 'Web of Science, tab-delimited',
  'ovid-tagged': 'Ovid, tagged',
  'refworks-tagged': 'RefWorks, tagged',
  csv: 'a table of references (CSV)',
  'crossref-xml': 'Crossref XML',
  mods: 'MODS XML',
  marcxml: 'MARC XML',
  'msbib-xml': 'Word bibliography XML',
  rdf: 'bibliographic RDF',
  'datacite-json': 'DataCite JSON',
  'openalex-json': 'OpenAlex JSON',
  'trial-registry': 'trial registry records',
} as const;

export type ReferenceFormat = keyof typeof referenceNames;

const byExtension: Readonly<Record<string, ReferenceFormat>> = {
  ris: 'ris',
  nbib: 'nbib',
  medline: 'nbib',
  bib: 'bibtex',
  bibtex: 'bibtex',
  biblatex: 'bibtex',
  enw: 'enw',
  enl: 'enw',
  ciw: 'wos-tagged',
  isi: 'wos-tagged',
};

/** The format that a name promises, for a file whose own words tell nothing. */
export function referenceByExtension(extension: string): ReferenceFormat | null {
  return byExtension[extension] ?? null;
}

interface TaggedFormat {
  readonly format: ReferenceFormat;
  /** A line of a record. */
  readonly line: RegExp;
  /** A line that only this format has, near the top. */
  readonly proof: RegExp;
  /** One in how many lines must be a line of a record: fewer where the proof can hardly stand in prose. */
  readonly oneIn: number;
}

const tagged: readonly TaggedFormat[] = [
  { format: 'ris', line: /^[A-Z][A-Z0-9] {1,2}- ?/, proof: /^TY {1,2}- ?(?:[A-Z]|$)/, oneIn: 12 },
  {
    format: 'nbib',
    line: /^[A-Z]{2,4} {0,2}- /,
    proof: /^(?:(?:PMID|PMC ?) ?- ?[A-Z]{0,3}\d|OWN {0,2}- [A-Z])/,
    oneIn: 3,
  },
  { format: 'ovid-tagged', line: /^[A-Z]{2} {2}- /, proof: /^<\d+\. ?>\s*$/, oneIn: 3 },
  {
    format: 'ovid-tagged',
    line: /^(?:[A-Z][\w -]{2,40}\s*$| {2}\S)/,
    proof: /^<\d+(?:\. ?)?>\s*$/,
    oneIn: 3,
  },
  {
    format: 'wos-tagged',
    line: /^(?:[A-Z][A-Z0-9] \S| {3}\S|ER\s*$|EF\s*$)/,
    proof: /^(?:FN .|PT [A-Z]\s*$)/,
    oneIn: 3,
  },
  { format: 'refworks-tagged', line: /^[A-Z][A-Z0-9] \S/, proof: /^RT [A-Z]/, oneIn: 3 },
  { format: 'enw', line: /^%[A-Z0-9@!+^&?$#~*(<>[=] \S/, proof: /^%[0ATJ] \S/, oneIn: 3 },
];

/** The reference format of a text by its lines, or null. Looks only at the words, never at the file's name. */
export function referencesInLines(text: string): ReferenceFormat | null {
  if (isBibtex(text)) return 'bibtex';
  if (/^PT\t(?:AU|[A-Z]{2})\t/.test(text)) return 'wos-tab';
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 120);
  return tagged.find((format) => fits(lines, format))?.format ?? (isHeadlessRis(lines) ? 'ris' : null);
}

function fits(lines: readonly string[], format: TaggedFormat): boolean {
  const first = lines.findIndex((line) => format.proof.test(line));
  if (first < 0 || first > 12) return false;
  const record = lines.slice(first);
  const hits = record.filter((line) => format.line.test(line) || format.proof.test(line)).length;
  return hits * format.oneIn >= record.length;
}

/** RIS whose first line was lost: nearly every line has a tag and the two spaces and dash that prose lacks. */
function isHeadlessRis(lines: readonly string[]): boolean {
  const hits = lines.filter((line) => /^[A-Z][A-Z0-9] {2}- /.test(line)).length;
  return hits >= 4 && hits * 10 >= lines.length * 8;
}

/** An entry with a key and a field, or nothing but `@string`, `@comment` and `@preamble`. */
function isBibtex(text: string): boolean {
  const entry = /^[ \t]*@[a-z]+[ \t]*[{(][^\n]*?(?:,|\n|=)/im.exec(text);
  if (entry === null) return false;
  const known =
    /^[ \t]*@(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|masterthesis|mastersthesis|misc|phdthesis|proceedings|techreport|unpublished|online|electronic|report|thesis|collection|patent|string|comment|preamble|dataset|software|periodical|film|movie|video|audio|artwork|jurisdiction|legislation|www|mvbook|inreference|reference|suppbook|letter|standard|image|performance|music)[ \t]*[{(]/im;
  if (!known.test(text)) return false;
  const before = text.slice(0, entry.index);
  const field = /[,{(\s][\w.:-]+[ \t]*=[ \t]*(?:[{"\d]|\w)/.test(
    text.slice(entry.index, entry.index + 4_000),
  );
  const prose = before.split(/\r\n?|\n/).filter((line) => line.trim() !== '' && !/^\s*[%@}]/.test(line));
  return (field || /@(?:comment|string|preamble)/i.test(text)) && prose.length <= 20;
}

const columnWords =
  /^(?:article |original |publication |document |study |book |item )?(?:title|titles|primary_title|brief title|abstract|abstract note|authors?|author full names|author names|author\/s|first_authors|year|publication[ _]year|published year|date|doi|pmid|pubmed_id|pubmed id|journal|journal\/book|journal_name|source|source title|publication title|publication name|volume|volume number|issue|issue number|number|pages|start[ _]page|end[ _]page|page start|page end|issn|issns|isbn|keywords?|author keywords|keyword\(s\)|accession number|url|publisher|language|nct number|study title|study status|conditions|database|mesh terms|eid|label_included|pt|ti|py|so)$/;

/**
 * Whether one of the first lines names columns that reference tables have, a title among them.
 * @param least how many such columns; prose that lists words must not be taken for a table
 */
export function referencesInTable(text: string, least: number): 'csv' | 'trial-registry' | null {
  // Some databases write their search above the table.
  const lines = text.slice(0, 40_000).split(/\r\n?|\n/, 6);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (/(?:^|[,;\t"])NCT Number(?:$|[,;\t"])/.test(first)) return 'trial-registry';
  return lines.some((line) => isHeader(line, least)) ? 'csv' : null;
}

function isHeader(line: string, least: number): boolean {
  return ['\t', ';', ',', '|'].some((delimiter) => {
    const cells = line.split(delimiter).map(columnName);
    const known = cells.filter((cell) => columnWords.test(cell)).length;
    const titled = cells.some((cell) => /(?:^|[ _])title$|^ti$|^title\b/.test(cell));
    return titled && known >= least && (known >= 6 || known * 3 >= cells.length);
  });
}

function columnName(cell: string): string {
  return cell
    .replace(/[^\x20-\x7e]/g, '')
    .replaceAll('"', '')
    .trim()
    .toLowerCase();
}

/** References or registry records in JSON, by the keys that the head shows; null for other data. */
export function referencesInJson(text: string): ReferenceFormat | null {
  if (/"protocolSection"\s*:/.test(text)) return 'trial-registry';
  if (/"https:\/\/openalex\.org\//.test(text)) return 'openalex-json';
  if (/"resourceTypeGeneral"\s*:/.test(text)) return 'datacite-json';
  const keys = [
    'author',
    'issued',
    'DOI',
    'container-title',
    'type',
    'title',
    'publisher',
    'id',
    'citation-key',
  ];
  const present = keys.filter((key) => text.includes(`"${key}"`));
  return present.length >= 3 &&
    present.some((key) => key === 'issued' || key === 'container-title' || key === 'DOI')
    ? 'csl-json'
    : null;
}
