import { basename } from 'node:path';
import { appError } from '#shared/contract/errors.ts';
import { Line } from '#shared/contract/values.ts';
import { createReview } from '#electron/store/index.ts';
import { err, ok } from '#shared/kit/result.ts';
import { z } from 'zod';
import { oneOf } from '../allowed.ts';
import type { Command } from '../command.ts';
import { one } from '../options.ts';

const Taxonomy = z.enum(['paediatric-all', 'none']);

export const newReview: Command = {
  name: 'new',
  usage: `new REVIEW [--title T] [--taxonomy ${Taxonomy.options.join('|')}]`,
  summary: 'makes a review in a new folder',
  words: [1, 1],
  options: { title: { takes: 'one', value: 'T' }, taxonomy: { takes: 'one', value: 'NAME' } },
  run: async (world, parsed) => {
    const given = parsed.positionals[0] ?? '';
    const path = world.path(given);
    const chosen = oneOf(parsed, 'taxonomy', Taxonomy);
    if (!chosen.ok) return chosen;
    const taxonomy = chosen.value ?? 'paediatric-all';
    const asked = one(parsed, 'title')?.trim();
    const title = Line.safeParse(asked ?? basename(path).replace(/\.sheaf$/u, ''));
    if (asked === '' || !title.success) {
      const message = `The title is ${asked === '' ? 'empty' : 'too long for one line'}. Nothing was made.`;
      return err(appError('invalid-input', message, { field: 'title' }));
    }
    const made = createReview(path, { title: title.data, taxonomy }, world.opener, world.resourcesDir);
    return made.ok ? ok({ value: { review: given, id: made.value.id, title: title.data, taxonomy } }) : made;
  },
};
