import { citationStyleLabels, type CitationStyle } from '#shared/domain/citation-style.ts';
import type { ExcludedPaper } from '../repositories/documents.ts';
import type { FilterWords } from './filter-words.ts';

/** What an export says of itself. */
export type ExportFacts = {
  readonly review: string;
  readonly filter: FilterWords;
  /** The filter as a sentence: “Claims about CAR T-cell therapy”. */
  readonly sentence: string;
  readonly lines: number;
  readonly claims: number;
  readonly documents: number;
  /** Studies in force of the claims. */
  readonly studies: number;
  /** Claims that could be in a view and that the filter leaves out. */
  readonly filteredOut: number;
  /** Pooled findings among these that fit all else, where only studies are held; null: they are not. */
  readonly pooledBeside: number | null;
  /** Claims of documents that are excluded or in the bin. */
  readonly putAside: number;
  /** The excluded ones of these papers, with the reason that was given. */
  readonly excluded: readonly ExcludedPaper[];
  readonly citationStyle: CitationStyle;
  readonly appVersion: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
};

/** "1 claim", "2,061 claims". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "57 rows: 55 claims in 12 documents about 9 studies"; "of no study yet" where none is named. */
export function countWords({ lines, claims, documents, studies }: ExportFacts): string {
  const of = `${counted(claims, 'claim', 'claims')} in ${counted(documents, 'document', 'documents')}`;
  const about = studies === 0 ? 'of no study yet' : `about ${counted(studies, 'study', 'studies')}`;
  return `${counted(lines, 'row', 'rows')}: ${of} ${about}`;
}

/** What no row tells of, and why: "3 claims that do not fit the filter". */
export function leftOutWords({ filteredOut, pooledBeside, putAside, excluded }: ExportFacts): string {
  const parts = [
    filteredOut === 0
      ? ''
      : `${counted(filteredOut, 'claim that does', 'claims that do')} not fit the filter`,
    pooledBeside === null ? '' : `pooled findings beside the studies: ${pooledBeside.toLocaleString('en')}`,
    putAside === 0
      ? ''
      : `${counted(putAside, 'claim', 'claims')} of documents that are excluded or in the bin${excludedWords(excluded)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}

/** Papers that are named, at most. */
const mostNamed = 20;

/** ", namely “A trial” (no control group)"; empty where none is excluded. */
function excludedWords(papers: readonly ExcludedPaper[]): string {
  if (papers.length === 0) return '';
  const named = papers
    .slice(0, mostNamed)
    .map(({ title, reason }) => (reason === '' ? `“${title}”` : `“${title}” (${reason})`));
  const more = papers.length - named.length;
  return `; excluded: ${named.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

const days = new Intl.DateTimeFormat('en-GB', {
  ...({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const),
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** "23 Nov 2026, 14:05 UTC". */
export function momentWords(iso: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : `${days.format(moment)}, ${clock.format(moment)} UTC`;
}

/** The lines that stand above a table that is read: what is in it, what is not, and who made it when. */
export function factLines(facts: ExportFacts): readonly (readonly [name: string, words: string])[] {
  return [
    ['Contents', `${countWords(facts)}. Documents that are included or not yet decided upon.`],
    ['Filter', `${facts.sentence}.`],
    ['Left out', `${leftOutWords(facts)}.`],
    [
      'Made',
      `${momentWords(facts.made)}, with Sheaf ${facts.appVersion}. References in ${citationStyleLabels[facts.citationStyle]} style.`,
    ],
  ];
}
