import { ok } from '#shared/kit/result.ts';
import { searchHits } from '../repositories/search.ts';
import type { Handlers } from '../handler.ts';

export const search: Handlers<'search'> = {
  query: (context, { words, limit }) => ok(searchHits(context.session().reader, words, limit)),
};
