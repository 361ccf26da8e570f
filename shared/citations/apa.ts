import type { Name } from './name.ts';
import { italic, joined, type Piece, row, type Runs } from './runs.ts';
import { ended, sentences } from './sentences.ts';
import type { Entry } from './work.ts';

/**
 * A reference in APA style (Publication Manual, 7th ed., chapters 9 and 10): up to 20 authors are named, of more the
 * first 19 and the last; where there are none the title stands first. Italic are journal and volume; of what stands by
 * itself (preprint, thesis, page, record of a registry) the title.
 */
export function apa(entry: Entry): Runs {
  const { type, journal, doi, url } = entry;
  const title = capitalAfterColon(entry.title);
  const when = `(${entry.year === '' ? 'n.d.' : entry.year})`;
  const named = inJournal(entry) ? title : italic(title);
  const titled = joined([named, title === '' ? '' : mark(type, journal)], ' ');
  const authors = authorsOf(entry);
  const head: readonly Piece[] =
    authors === ''
      ? [titled.length === 0 ? '' : joined([sentences([titled]), when], ' ')]
      : [`${ended(authors)} ${when}`, titled];
  const whole = head.every((part) => part.length === 0) ? [when] : head;
  const registered = type === 'registry' ? entry.registration : '';
  const before = sentences([...whole, sourceOf(entry), registered]);
  const link = doi !== '' ? `https://doi.org/${doi}` : type === 'web' ? url : '';
  return joined([before, link], ' ');
}

/** What stands behind a colon begins a title of its own (section 6.17). */
function capitalAfterColon(title: string): string {
  return title.replaceAll(
    /(: )(\p{Ll})/gu,
    (_, colon: string, letter: string) => colon + letter.toUpperCase(),
  );
}

/** Whether a work is a part of a journal. */
function inJournal({ type }: Entry): boolean {
  return type === 'article' || type === 'abstract';
}

function mark(type: Entry['type'], journal: string): string {
  if (type === 'abstract') return '[Abstract]';
  if (type === 'thesis') return journal === '' ? '[Thesis]' : `[Thesis, ${journal}]`;
  return type === 'preprint' && journal === '' ? '[Preprint]' : '';
}

function sourceOf(entry: Entry): Runs {
  const { type, journal, volume, issue, pages } = entry;
  if (type === 'thesis') return [];
  const look = inJournal(entry) ? italic : (text: string): Piece => text;
  const numbers = row(look(volume), issue === '' ? '' : `(${issue})`);
  return joined([look(journal), numbers, articleOrPages(pages)], ', ');
}

/**
 * "207–217"; what is no page is an article's number (section 9.27): "e0209899", "n71", "CD003774", "12345". "S93" is a
 * page of a supplement, and one number of up to four digits is a page.
 */
function articleOrPages(pages: string): string {
  const article = /^(?:\p{Ll}+\d+|E\d+|\p{Lu}{2,}\d+|\d{5,})$/u.test(pages);
  return article ? `Article ${pages}` : pages.replaceAll('-', '–');
}

function authorsOf({ people, groups }: Entry): string {
  const all = [...people.map(nameOf), ...groups];
  const last = all.at(-1) ?? '';
  if (all.length <= 1) return last;
  if (all.length > 20) return `${all.slice(0, 19).join(', ')}, . . . ${last}`;
  return `${all.slice(0, -1).join(', ')}, & ${last}`;
}

function nameOf({ family, initials, suffix }: Name): string {
  const letters = initials
    .map((letter) => `${letter}.`)
    .join(' ')
    .replaceAll(' -', '-');
  const end = suffix === 'Jr' || suffix === 'Sr' ? `${suffix}.` : (suffix ?? '');
  return [family, letters, end].filter(Boolean).join(', ');
}
