import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../setup/places.mjs';
import { run } from '../setup/programs.mjs';

const reporter = join(dirname(fileURLToPath(import.meta.url)), 'reporter.mjs');

/**
 * Runs vitest and counts its tests.
 * @param {{ program: string, args: string[], env: NodeJS.ProcessEnv, limit: number }} given `program` is a Node, or an
 *   Electron with ELECTRON_RUN_AS_NODE in `env`; `limit` in milliseconds
 * @returns {Promise<{ passed: number, failed: number, skipped: string[], output: string }>} a run that ends without
 *   counts, or finds no test, is one failure
 */
export async function runVitest({ program, args, env, limit }) {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-tests-'));
  const file = join(folder, 'report.json');
  try {
    const tool = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const all = [tool, 'run', '--reporter=default', `--reporter=${reporter}`, ...args];
    const result = await run(program, all, { cwd: root, env: { ...env, SHEAF_TEST_REPORT: file }, limit });
    const output = result.timedOut
      ? `${result.output}\nended after ${limit / 60_000} minutes`
      : result.output;
    return { ...counts(file, result.code), output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function counts(file, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
  const total = report.passed + report.failed + report.skipped.length;
  // vitest may also end badly after the last test: an error while closing, a worker that crashed.
  const unseen = total === 0 || (code !== 0 && report.failed === 0);
  return unseen ? { ...report, failed: report.failed + 1 } : report;
}
