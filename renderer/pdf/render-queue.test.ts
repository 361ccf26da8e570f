import { describe, expect, test } from 'vitest';
import { renderQueue } from './render-queue.ts';
import type { RenderJob } from './render-queue.ts';

function job(name: string, priority: number, log: string[]): RenderJob & { readonly end: () => void } {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    priority: () => priority,
    run: (signal) => {
      log.push(name);
      signal.addEventListener('abort', () => {
        log.push(`${name} stopped`);
        end();
      });
      return done;
    },
    end: () => end(),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the queue of pages to draw', () => {
  test('draws one page at a time, the nearest first', async () => {
    const log: string[] = [];
    const queue = renderQueue();
    const [far, near, middle] = [job('far', 9, log), job('near', 0, log), job('middle', 3, log)];
    for (const one of [far, near, middle]) queue.add(one);
    await settled();
    expect(log).toEqual(['near']);
    near.end();
    await settled();
    expect(log).toEqual(['near', 'middle']);
    middle.end();
    await settled();
    expect(log).toEqual(['near', 'middle', 'far']);
  });

  test('a page that is not wanted any more is stopped, or never begun', async () => {
    const log: string[] = [];
    const queue = renderQueue();
    const leaveFirst = queue.add(job('first', 0, log));
    const leaveSecond = queue.add(job('second', 1, log));
    queue.add(job('third', 2, log));
    await settled();
    leaveSecond();
    leaveFirst();
    await settled();
    expect(log).toEqual(['first', 'first stopped', 'third']);
  });

  test('a page that fails does not hold up the others, and idling is told', async () => {
    const ran: number[] = [];
    const queue = renderQueue((count) => ran.push(count));
    const log: string[] = [];
    queue.add({ priority: () => 0, run: () => Promise.reject(new Error('broken')) });
    const next = job('next', 1, log);
    queue.add(next);
    await settled();
    expect(log).toEqual(['next']);
    next.end();
    await settled();
    expect(ran.at(-1)).toBe(2);
  });
});
