import type { SentenceNames } from '#shared/domain/filter-sentence.ts';
import type { Reader } from '../database/connection.ts';

const queries: Readonly<Record<Parameters<SentenceNames>[0], string>> = {
  concept: 'SELECT name FROM concept WHERE id = ?',
  document: 'SELECT title AS name FROM document WHERE id = ?',
  study: 'SELECT label AS name FROM study WHERE id = ?',
  reviewer: 'SELECT name FROM reviewer WHERE id = ?',
};

/** The names that the sentence of a filter needs, also of what was deleted. */
export function sentenceNames(db: Reader): SentenceNames {
  return (what, id) => db.get<{ name: string }>(queries[what], id)?.name;
}
