import { basename } from 'node:path';
import { appError } from '#shared/contract/errors.ts';
import { createReview } from '#electron/store/index.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Command } from '../command.ts';
import { one } from '../options.ts';

const taxonomies = ['paediatric-all', 'none'] as const;

export const newReview: Command = {
  name: 'new',
  usage: 'new REVIEW [--title T] [--taxonomy paediatric-all|none]',
  summary: 'makes a review in a new folder',
  words: [1, 1],
  options: { title: { takes: 'one', value: 'T' }, taxonomy: { takes: 'one', value: 'NAME' } },
  run: async (world, parsed) => {
    const given = parsed.positionals[0] ?? '';
    const path = world.path(given);
    const wanted = one(parsed, 'taxonomy') ?? 'paediatric-all';
    const taxonomy = taxonomies.find((name) => name === wanted);
    if (!taxonomy) {
      const message = `There is no taxonomy “${wanted}”. Known are: ${taxonomies.join(', ')}.`;
      return err(appError('invalid-input', message, { taxonomy: wanted, allowed: taxonomies }));
    }
    const title = one(parsed, 'title')?.trim() || basename(path).replace(/\.sheaf$/u, '');
    const made = createReview(path, { title, taxonomy }, world.opener, world.resourcesDir);
    return made.ok ? ok({ value: { review: given, id: made.value.id, title, taxonomy } }) : made;
  },
};
