import type { Name } from './name.ts';
import { ended, sentences } from './sentences.ts';
import type { Entry } from './work.ts';

/**
 * A reference in APA style (Publication Manual, 7th ed., chapters 9 and 10): up to 20 authors are named, of more the
 * first 19 and the last; where there are none the title stands first.
 */
export function apa(entry: Entry): string {
  const { title, type, journal, doi, url } = entry;
  const when = `(${entry.year === '' ? 'n.d.' : entry.year})`;
  const titled = [title, title === '' ? '' : mark(type, journal)].filter(Boolean).join(' ');
  const authors = authorsOf(entry);
  const head =
    authors === ''
      ? [titled === '' ? '' : `${ended(titled)} ${when}`]
      : [`${ended(authors)} ${when}`, titled];
  const whole = head.every((part) => part === '') ? [when] : head;
  const registered = type === 'registry' ? entry.registration : '';
  const before = sentences([...whole, sourceOf(entry), registered]);
  const link = doi !== '' ? `https://doi.org/${doi}` : type === 'web' ? url : '';
  return [before, link].filter((part) => part !== '').join(' ');
}

function mark(type: Entry['type'], journal: string): string {
  if (type === 'abstract') return '[Abstract]';
  if (type === 'thesis') return journal === '' ? '[Thesis]' : `[Thesis, ${journal}]`;
  return type === 'preprint' && journal === '' ? '[Preprint]' : '';
}

function sourceOf({ type, journal, volume, issue, pages }: Entry): string {
  if (type === 'thesis') return '';
  const numbers = `${volume}${issue === '' ? '' : `(${issue})`}`;
  return [journal, numbers, articleOrPages(pages)].filter((part) => part !== '').join(', ');
}

/** "207–217"; an electronic location is an article's number. */
function articleOrPages(pages: string): string {
  return /^e\d+$/iu.test(pages) ? `Article ${pages}` : pages.replaceAll('-', '–');
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
