import { property } from '#shared/kit/property.ts';

const BODIES = 200;
const TEXT_LIMIT = 20_000;

/** One value or several: in JSON-LD they mean the same. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A string as plain words of at most so many units; empty for what is none. */
export function text(value: unknown, limit: number): string {
  if (typeof value !== 'string') return '';
  return value
    .slice(0, limit)
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/**
 * What the bodies of an annotation say: words first, then the words of what it is classified as, then its tags.
 * @param without tells bodies that are understood as something else
 */
export function bodyWords(annotation: unknown, without: (body: unknown) => boolean): string {
  const bodies = list(property(annotation, 'body'))
    .flatMap(alternatives)
    .filter((body) => !without(body))
    .slice(0, BODIES);
  const said: string[] = [text(property(annotation, 'bodyValue'), TEXT_LIMIT)];
  const classes: string[] = [];
  const tags: string[] = [];
  for (const body of bodies) {
    const purpose = list(property(body, 'purpose'))[0];
    const words = wordsOf(body);
    if (purpose === 'tagging') tags.push(words);
    else if (purpose === 'classifying') classes.push(words);
    else said.push(words);
  }
  // What it is classified as tells more than the tag of the same name.
  const untold = tags.filter((tag) => !classes.some((words) => words === tag || words.endsWith(`: ${tag}`)));
  return [...unique(said), unique(classes).join(' · '), unique(untold).map(asTag).join(' ')]
    .filter((words) => words !== '')
    .join('\n\n');
}

/** Of several bodies of which a reader takes one, the first. */
function alternatives(body: unknown): readonly unknown[] {
  return property(body, 'type') === 'Choice' ? list(property(body, 'items')).slice(0, 1) : [body];
}

function wordsOf(body: unknown): string {
  const source = property(body, 'source');
  const value = property(body, 'value') ?? property(source, 'value') ?? property(source, 'label');
  const words = text(value, TEXT_LIMIT);
  return property(body, 'format') === 'text/html' ? withoutMarkup(words) : words;
}

/** The words of simple markup, which is all that notes use; nothing of it is ever shown as markup. */
function withoutMarkup(words: string): string {
  return words
    .replace(/<(?:br|\/p|\/div|\/li)[^>]*>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].filter((one) => one !== '');
}

function asTag(words: string): string {
  return `#${words.replace(/\s+/gu, '_')}`;
}
