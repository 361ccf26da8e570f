import type { Name } from './name.ts';
import type { Runs } from './runs.ts';
import { dayParts, ended, sentences, yearVolumePages } from './sentences.ts';
import type { Entry } from './work.ts';

const ordinals: Readonly<Record<string, string>> = { II: '2nd', III: '3rd', IV: '4th' };

/**
 * A reference in Vancouver style: ICMJE's samples of formatted references and NLM's Citing Medicine (2nd ed.), with the
 * first six authors named.
 */
export function vancouver(entry: Entry): Runs {
  const { journal, doi, pmid, type } = entry;
  const titled = `${entry.title}${entry.title === '' ? '' : mark(type, journal)}`;
  const ids = [
    type === 'registry' && entry.registration !== '' ? `Identifier: ${entry.registration}` : '',
    type === 'web' && entry.url !== '' ? `Available from: ${entry.url}` : '',
    doi === '' ? '' : `doi: ${doi}`,
    doi === '' && pmid !== '' ? `PMID: ${pmid}` : '',
  ];
  return sentences([authorsOf(entry), titled, ...sourceOf(entry), ...ids]);
}

/** What kind of work it is, behind its title; a preprint says so behind its server. */
function mark(type: Entry['type'], journal: string): string {
  if (type === 'preprint') return journal === '' ? ' [Preprint]' : '';
  if (type === 'abstract') return ' [abstract]';
  if (type === 'thesis') return ' [dissertation]';
  return type === 'web' ? ' [Internet]' : '';
}

function sourceOf(entry: Entry): readonly string[] {
  const { type, journal, year, accessed } = entry;
  if (type === 'preprint') return [journal === '' ? '' : `${journal} [Preprint]`, year];
  if (type === 'thesis' || type === 'web') {
    const read = accessed === null ? '' : dayParts(accessed);
    const cited = read === '' ? '' : `[cited ${read.year} ${read.month.slice(0, 3)} ${read.day}]`;
    const when = [year, cited].filter(Boolean).join(' ');
    return [journal === '' || when === '' ? journal + when : `${journal}; ${when}`];
  }
  return [journal, yearVolumePages(entry, shortened(entry.pages))];
}

function authorsOf({ people, groups }: Entry): string {
  const named = people.slice(0, 6).map(nameOf).join(', ');
  const list = people.length > 6 ? `${named}, et al` : named;
  return ended([list, ...groups].filter((part) => part !== '').join('; '));
}

function nameOf({ family, initials, suffix }: Name): string {
  const letters = initials.map((letter) => letter.replace('-', '')).join('');
  return [family, letters, suffix === null ? '' : (ordinals[suffix] ?? suffix)].filter(Boolean).join(' ');
}

/** "284-287" as "284-7": the last page without the digits that it shares with the first. */
function shortened(pages: string): string {
  const both = /^(?<letter>\p{L}?)(?<first>\d+)-\k<letter>(?<last>\d+)$/u.exec(pages)?.groups;
  const { letter = '', first = '', last = '' } = both ?? {};
  if (both === undefined || first.length !== last.length || first === last) return pages;
  const shared = [...last].findIndex((digit, at) => digit !== first[at]);
  return `${letter}${first}-${last.slice(shared)}`;
}
