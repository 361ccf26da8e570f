import { ama } from './ama.ts';
import { apa } from './apa.ts';
import { plainText, type Runs } from './runs.ts';
import { vancouver } from './vancouver.ts';
import { type Entry, entryOf, type Work } from './work.ts';
import type { CitationStyle } from '#shared/domain/citation-style.ts';

const formatters: Readonly<Record<CitationStyle, (entry: Entry) => Runs>> = {
  vancouver,
  'apa-7': apa,
  'ama-11': ama,
};

/** A full entry for a list of references, as plain text in one line, with as much as is known of the work. */
export function formatReference(work: Work, style: CitationStyle): string {
  return plainText(referenceRuns(work, style));
}

/** The same entry with its italics, for what can show them: its runs together are the plain text. */
export function referenceRuns(work: Work, style: CitationStyle): Runs {
  return formatters[style](entryOf(work));
}

/**
 * The short label by which a text or table names a work: "Brown et al., 2021", "Brown and Ji, 2021" ("Brown & Ji" in
 * APA), a group's name, or the beginning of the title where no author is known. Empty when nothing is known.
 */
export function inTextLabel(work: Work, style: CitationStyle): string {
  const { people, groups, title, year } = entryOf(work);
  const families = [...people.map(({ family }) => family), ...groups];
  const who = families.length > 0 ? authorsOf(families, style) : shortTitle(title);
  const when = year === '' && style === 'apa-7' ? 'n.d.' : year;
  return who === '' ? year : [who, when].filter((part) => part !== '').join(', ');
}

function authorsOf(families: readonly string[], style: CitationStyle): string {
  const [first = '', second = ''] = families;
  if (families.length === 1) return first;
  if (families.length > 2) return `${first} et al.`;
  return `${first} ${style === 'apa-7' ? '&' : 'and'} ${second}`;
}

/** The first words of a title, in quotation marks. */
function shortTitle(title: string): string {
  if (title === '') return '';
  const words = title.split(' ');
  const few = words.slice(0, 6).join(' ').slice(0, 60);
  const cut = few.length < title.length;
  return `“${cut ? `${few.replace(/[\s.,;:?!]+$/u, '')} …` : few}”`;
}
