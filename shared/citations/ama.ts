import type { Name } from './name.ts';
import { italic, joined, type Piece, type Runs } from './runs.ts';
import { dayParts, ended, sentences, yearVolumePages } from './sentences.ts';
import type { Entry } from './work.ts';

/**
 * A reference in AMA style (AMA Manual of Style, 11th ed., chapter 3): of more than six authors the first three are
 * named, pages stand in full, and no point stands behind a DOI or an address. Italic is the name of a journal or of a server of
 * preprints, and the title of a thesis.
 */
export function ama(entry: Entry): Runs {
  const { type, title, registration, doi, pmid } = entry;
  const titled = type === 'thesis' ? italic(title) : marked(title, type === 'abstract' ? '[abstract]' : '');
  const before = sentences([
    authorsOf(entry),
    titled,
    ...sourceOf(entry),
    type === 'registry' && registration !== '' ? `Identifier: ${registration}` : '',
    doi === '' && pmid !== '' ? `PMID: ${pmid}` : '',
  ]);
  const link = doi !== '' ? `doi:${doi}` : type === 'web' ? entry.url : '';
  return joined([before, link], ' ');
}

function marked(title: string, mark: string): string {
  return title === '' ? '' : [title, mark].filter(Boolean).join(' ');
}

function sourceOf(entry: Entry): readonly Piece[] {
  const { type, journal, year, accessed } = entry;
  if (type === 'preprint')
    return [italic(journal), year === '' ? 'Preprint' : `Preprint posted online ${year}`];
  if (type === 'thesis') {
    return ['Dissertation', journal === '' || year === '' ? journal + year : `${journal}; ${year}`];
  }
  if (type !== 'web') return [italic(journal), yearVolumePages(entry, entry.pages)];
  const read = accessed === null ? null : dayParts(accessed);
  return [
    journal,
    year === '' ? '' : `Published ${year}`,
    read === null ? '' : `Accessed ${read.month} ${read.day}, ${read.year}`,
  ];
}

function authorsOf({ people, groups }: Entry): string {
  const named = people
    .slice(0, people.length > 6 ? 3 : 6)
    .map(nameOf)
    .join(', ');
  const list = people.length > 6 ? `${named}, et al` : named;
  return ended([list, ...groups].filter((part) => part !== '').join('; '));
}

function nameOf({ family, initials, suffix }: Name): string {
  const letters = initials.map((letter) => letter.replace('-', '')).join('');
  return [family, letters, suffix ?? ''].filter(Boolean).join(' ');
}
