import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright';
import { processesOf } from '../../../e2e/support/processes.ts';

const kilobytesOfPss = /^Pss:\s+(\d+) kB$/mu;

/**
 * Megabytes (10⁶ bytes) of all processes of an app by proportional set size: what several share counts once
 * (/proc/<pid>/smaps_rollup; Linux alone).
 */
export async function memoryOf(app: ElectronApplication): Promise<number> {
  const processes = await processesOf(app);
  const kilobytes = processes.map(({ pid }) => {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(kilobytesOfPss.exec(text)?.[1] ?? 0);
    } catch {
      // It ended since it was listed.
      return 0;
    }
  });
  return (kilobytes.reduce((sum, one) => sum + one, 0) * 1024) / 1e6;
}

/** Watches the memory of an app about four times a second; `stop` answers the most that was seen, in megabytes. */
export function watchMemory(app: ElectronApplication): { readonly stop: () => Promise<number> } {
  let most = 0;
  let going = true;
  const look = async (): Promise<void> => {
    while (going) {
      most = Math.max(most, await memoryOf(app));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const looking = look();
  return {
    stop: async () => {
      going = false;
      await looking;
      return most;
    },
  };
}
