import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright';
import { processesOf } from '../../../e2e/support/processes.ts';

/**
 * Megabytes (10⁶ bytes) of all processes of an app by proportional set size: what several share counts once
 * (/proc/<pid>/smaps_rollup; Linux alone). `made` leaves out pages of files, such as the program itself, whose count
 * depends on whether other windows of the same Electron run.
 */
export interface Memory {
  readonly all: number;
  readonly made: number;
}

function kilobytesIn(rollup: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'mu').exec(rollup)?.[1] ?? 0);
}

function rollupOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    // It ended since it was listed.
    return '';
  }
}

/** The memory of an app now. */
export async function memoryOf(app: ElectronApplication): Promise<Memory> {
  const rollups = (await processesOf(app)).map(({ pid }) => rollupOf(pid));
  const sum = (...names: readonly string[]): number =>
    (rollups.flatMap((text) => names.map((name) => kilobytesIn(text, name))).reduce((a, b) => a + b, 0) *
      1024) /
    1e6;
  return { all: sum('Pss'), made: sum('Pss_Anon', 'Pss_Shmem') };
}

/** Watches the memory of an app about four times a second; `stop` answers the most that was seen of each. */
export function watchMemory(app: ElectronApplication): { readonly stop: () => Promise<Memory> } {
  let most: Memory = { all: 0, made: 0 };
  let going = true;
  const look = async (): Promise<void> => {
    while (going) {
      const now = await memoryOf(app);
      most = { all: Math.max(most.all, now.all), made: Math.max(most.made, now.made) };
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
