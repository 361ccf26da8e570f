import type { FoundPlace } from '#shared/contract/text.ts';
import { type FindIndex, findIndex, findInText, type FindOptions } from '#shared/text/find-in-text.ts';
import type { Reader } from '../database/connection.ts';
import { pageTextsOf } from './texts.ts';

type Source = { readonly sha256: string; readonly recipe: string };
type Held = { readonly key: string; readonly source: FindIndex };

/** The document that was looked through last, by connection: a person types letter by letter in one of them. */
const held = new WeakMap<Reader, Held>();

function indexOf(db: Reader, { sha256, recipe }: Source): FindIndex {
  const size = db.get<{ n: number }>(
    'SELECT coalesce(sum(characters), 0) AS n FROM page WHERE sha256 = ?',
    sha256,
  );
  const key = `${sha256}|${recipe}|${size?.n ?? 0}`;
  const known = held.get(db);
  if (known?.key === key) return known.source;
  const source = findIndex(pageTextsOf(db, sha256));
  held.set(db, { key, source });
  return source;
}

/** The places of words in a file's canonical text; `limit` of them, all counted. */
export function foundPlaces(
  db: Reader,
  from: Source,
  wanted: FindOptions & { readonly words: string },
): { recipe: string; total: number; places: FoundPlace[] } {
  const source = indexOf(db, from);
  const { total, matches } = findInText(source, wanted.words, wanted);
  const labels = new Map(source.index.pages.map(({ page, label }) => [page, label]));
  const places = matches.map(
    ({ parts, snippet }): FoundPlace => ({
      parts: parts.map(({ page, start, end }) => [page, start, end]),
      label: labels.get(parts[0]?.page ?? 1) ?? '',
      ...snippet,
    }),
  );
  return { recipe: from.recipe, total, places };
}
