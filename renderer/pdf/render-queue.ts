/** A piece of drawing. `run` ends when it is drawn, failed, or `signal` told it to stop. */
export type RenderJob = {
  /** Smaller goes first; asked for again each time a place is free, so that it may follow the scrolling. */
  readonly priority: () => number;
  readonly run: (signal: AbortSignal) => Promise<void>;
};

export type RenderQueue = {
  /** Puts a job in line; the answer takes it out again, and stops it when it runs already. */
  readonly add: (job: RenderJob) => () => void;
};

type Entry = { readonly job: RenderJob; readonly stop: AbortController };

/**
 * Makes a queue that runs one job at a time: two pages drawn at once both arrive late. `onIdle` is told how
 * many jobs have run whenever nothing is left to do.
 */
export function renderQueue(onIdle: (ran: number) => void = () => undefined): RenderQueue {
  const waiting = new Set<Entry>();
  let running: Entry | null = null;
  let ran = 0;

  const nearest = (): Entry | null => {
    let best: Entry | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const entry of waiting) {
      const priority = entry.job.priority();
      if (priority < least) {
        least = priority;
        best = entry;
      }
    }
    return best;
  };

  const next = (): void => {
    if (running !== null) return;
    const entry = nearest();
    if (entry === null) {
      onIdle(ran);
      return;
    }
    waiting.delete(entry);
    running = entry;
    ran += 1;
    const done = (): void => {
      running = null;
      next();
    };
    entry.job.run(entry.stop.signal).then(done, done);
  };

  return {
    add: (job) => {
      const entry: Entry = { job, stop: new AbortController() };
      waiting.add(entry);
      // In a microtask, so that pages added together compete for the first place.
      queueMicrotask(next);
      return () => {
        waiting.delete(entry);
        entry.stop.abort();
      };
    },
  };
}
