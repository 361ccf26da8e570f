import { ok } from '#shared/kit/result.ts';
import type { Command } from '../command.ts';

export const search: Command = {
  name: 'search',
  usage: 'search REVIEW WORDS',
  summary: 'finds words in documents and claims',
  words: [2, Number.POSITIVE_INFINITY],
  options: {},
  run: async (world, { positionals: [path = '', ...words] }) => {
    const input = { words: words.join(' '), limit: 1_000 };
    const hits = await world.withReview(world.path(path), 'read', (review) =>
      review.client.search.query(input),
    );
    return hits.ok ? ok({ value: hits.value }) : hits;
  },
};
