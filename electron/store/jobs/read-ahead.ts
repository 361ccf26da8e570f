import { refusalOf } from '../database/refusals.ts';
import type { Context } from '../handler.ts';
import { countedClaims } from '../repositories/counted-claims.ts';
import { allClaimIds } from '../repositories/claims.ts';

/** Something that goes on beside other work. */
export type Background = {
  /** Ends it and waits until it has let go of the review. */
  stop(): Promise<void>;
};

/** How long a review is left alone after it was opened, and how long between two readings, in ms. */
const rests = { first: 1_000, between: 15 };
/** Claims read at once: a call that comes meanwhile waits for no more than these. */
const atOnce = 500;

/**
 * Reads what counting needs to know of all claims while nobody waits for it, so that the first picture and the first
 * grouping of a large review are as quick as later ones.
 */
export function readAhead(context: Context): Background {
  const { reader } = context.session();
  const stopping = Promise.withResolvers<void>();
  let stopped = false;
  const rest = async (ms: number): Promise<boolean> => {
    const pause = Promise.withResolvers<void>();
    const timer = setTimeout(pause.resolve, ms).unref();
    await Promise.race([pause.promise, stopping.promise]);
    clearTimeout(timer);
    return !stopped;
  };
  const read = async (): Promise<void> => {
    try {
      if (!(await rest(rests.first))) return;
      const ids = allClaimIds(reader);
      for (let from = 0; from < ids.length; from += atOnce) {
        countedClaims(reader, ids.slice(from, from + atOnce));
        if (!(await rest(rests.between))) return;
      }
    } catch (error) {
      // What can't be read says so wherever it is used; nothing waits for this.
      if (refusalOf(error, 'The review') === null)
        process.stderr.write(`sheaf: reading ahead failed: ${String(error)}\n`);
    }
  };
  const work = read();
  return {
    stop: async () => {
      stopped = true;
      stopping.resolve();
      await work;
    },
  };
}
