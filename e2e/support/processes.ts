import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright';
import { answered } from './answered.ts';

/** A process of the running app, by what it is for. */
export interface AppProcess {
  readonly pid: number;
  readonly kind: ProcessKind;
}

export type ProcessKind =
  | 'main'
  | 'window'
  | 'store'
  | 'reader'
  | 'gpu'
  | 'network'
  /** Forks other processes on Linux; Electron does not count it. */
  | 'zygote'
  | 'other';

const kinds: Readonly<Record<string, ProcessKind>> = {
  Browser: 'main',
  Tab: 'window',
  GPU: 'gpu',
  'Sheaf store': 'store',
  'Sheaf reader': 'reader',
  'Network Service': 'network',
};

/** Every process of the app: those that Electron tells of, and on Linux every other one below main. */
export async function processesOf(app: ElectronApplication): Promise<AppProcess[]> {
  const told = await answered(() =>
    app.evaluate(({ app: own }) =>
      own
        .getAppMetrics()
        .map(({ pid, type, name }) => ({ pid, name: type === 'Utility' ? (name ?? '') : type })),
    ),
  );
  const known = told.map(({ pid, name }) => ({ pid, kind: kinds[name] ?? 'other' }));
  const main = known.find(({ kind }) => kind === 'main');
  const rest = main === undefined ? [] : descendants(main.pid);
  return [
    ...known,
    ...rest
      .filter((pid) => known.every((process) => process.pid !== pid))
      .map(
        (pid) => ({ pid, kind: commandLine(pid).includes('--type=zygote') ? 'zygote' : 'other' }) as const,
      ),
  ];
}

/** Whether a process is there and has not ended. */
export function lives(pid: number): boolean {
  if (process.platform === 'linux') return existsSync(`/proc/${pid}`) && stateOf(pid) !== 'Z';
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Ends a process at once, as a power cut would; one that has gone by itself is no error. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between being seen and being killed.
  }
}

/** Waits until these processes have ended. @returns those that live after ten seconds */
export async function outlived(processes: readonly AppProcess[]): Promise<AppProcess[]> {
  const deadline = Date.now() + 10_000;
  let left = processes.filter(({ pid }) => lives(pid));
  while (left.length > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    left = left.filter(({ pid }) => lives(pid));
  }
  return left;
}

function descendants(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((name) => [Number(name), parentOf(Number(name))] as const),
  );
  const below = (of: number): number[] =>
    [...parents].filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** The fields of /proc/<pid>/stat behind the name, which may hold anything. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function stateOf(pid: number): string {
  return statOf(pid)[0] ?? 'Z';
}

function parentOf(pid: number): number {
  return Number(statOf(pid)[1] ?? 0);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
