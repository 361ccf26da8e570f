import { compareMeanwhile } from '../changes/replay.ts';
import { refusalOf } from '../database/refusals.ts';
import type { Context } from '../handler.ts';
import { breathe } from './breathe.ts';
import type { Background } from './read-ahead.ts';

/**
 * Compares tables and log of a review that this install has not left as it is: another program, another computer or
 * the disk may have altered it. It is no job that anybody waits for; what it finds, the review itself tells.
 */
export function compareOnOpen(context: Context): Background {
  const session = context.session();
  let stopped = false;
  const pause = async (): Promise<boolean> => {
    await breathe();
    return !stopped;
  };
  const compare = async (): Promise<void> => {
    if (session.isVouchedFor() || session.readOnly !== null || !(await pause())) return;
    try {
      const differing = await compareMeanwhile(session.folder.review, pause);
      if (differing === null) return;
      session.compared(differing);
      if (differing.length > 0) context.changed(['review']);
    } catch (error) {
      // What can't be read says so wherever it is used; nothing else waits for this.
      if (refusalOf(error, 'The review') === null)
        process.stderr.write(`sheaf: the comparison on opening failed: ${String(error)}\n`);
    }
  };
  const work = compare();
  return {
    stop: async () => {
      stopped = true;
      await work;
    },
  };
}
