import { importArchive } from '#electron/store/index.ts';
import { ok } from '#shared/kit/result.ts';
import type { Command } from '../command.ts';

export const importArchiveFile: Command = {
  name: 'import-archive',
  usage: 'import-archive FILE REVIEW',
  summary: 'makes a new review, equal to the one that an archive holds',
  words: [2, 2],
  options: {},
  run: async (world, { positionals: [file = '', path = ''] }) => {
    const stopping = new AbortController();
    const stop = (): void => stopping.abort();
    let last = '';
    process.once('SIGINT', stop);
    const made = await importArchive(world.path(file), world.path(path), {
      signal: stopping.signal,
      progress: ({ doing, done, total }) => {
        if (doing !== last) world.say(`${doing}${total === null ? '' : ` (${done + 1} of ${total})`}`);
        last = doing;
      },
    });
    process.off('SIGINT', stop);
    return made.ok ? ok({ value: { review: path, ...made.value } }) : made;
  },
};
