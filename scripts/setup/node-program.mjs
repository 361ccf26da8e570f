import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { place, tarFiles } from './archives.mjs';
import { modules, nodePath, notes } from './places.mjs';
import { run } from './programs.mjs';
import { fetchPackage } from './registry.mjs';
import { SetupError, say, tail } from './report.mjs';

function nodeVersion() {
  return JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8')).version;
}

/** The npm package with Node's program and headers for this machine, as the package `node` itself names it. */
export function nodeProgramPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}@${nodeVersion()}`;
}

/** Whether Node 24 from npm answers with its version. */
export async function nodeProgramInPlace() {
  if (!existsSync(nodePath)) return false;
  const answer = await run(nodePath, ['--version']);
  return answer.stdout.trim() === `v${nodeVersion()}`;
}

/**
 * Puts Node 24 in place: its package `node` only names the package with the program for this machine, and npm is told
 * to run no install scripts.
 */
export async function placeNodeProgram() {
  if (await nodeProgramInPlace()) return;
  const spec = nodeProgramPackage();
  const work = join(notes, `node-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const name = process.platform === 'win32' ? 'node.exe' : 'node';
    for (const entry of tarFiles(await fetchPackage(spec, work, ''))) {
      if (entry.name === `bin/${name}`) place(work, name, entry.data, 0o755);
    }
    const program = join(modules, 'node', 'bin', name);
    mkdirSync(dirname(program), { recursive: true });
    renameSync(join(work, name), program);
    if (process.platform !== 'win32') link(program);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  if (!(await nodeProgramInPlace())) {
    const answer = await run(nodePath, ['--version']);
    throw new SetupError(
      `Node from the package ${spec} does not run here.`,
      'rm -rf node_modules && npm ci',
      tail(answer.output),
    );
  }
  say(`put ${spec} in place`);
}

function link(program) {
  if (existsSync(nodePath)) return;
  rmSync(nodePath, { force: true });
  mkdirSync(dirname(nodePath), { recursive: true });
  symlinkSync(join('..', 'node', 'bin', 'node'), nodePath);
  if (!existsSync(program)) throw new Error(`${program} is not there`);
}
