import { extname, join } from 'node:path';
import { filesBelow } from '../launch/sources.mjs';
import { innerPath, modules, nodePath } from '../setup/places.mjs';
import { run } from '../setup/programs.mjs';

/** The folders whose imports are ruled. */
export const ruledFolders = ['electron', 'renderer', 'shared', 'e2e'];
const SOURCES = new Set(['.ts', '.tsx']);

/**
 * Checks who imports whom (.dependency-cruiser.cjs) in a tree of sources.
 * @param {string} root the tree; it needs package.json, .dependency-cruiser.cjs and node_modules
 * @returns {Promise<{ violations: { rule: string, from: string, to: string }[], seen: number, expected: number, trouble: string }>}
 *   `seen` counts the source files the tool has looked at, `expected` those that are there: without a parser it looks
 *   at none and is content. `trouble` is the tool's own failure, '' when it ran.
 */
export async function checkImports(root) {
  const tool = join(modules, '.bin', 'depcruise');
  const folders = ruledFolders.filter((folder) => sourcesIn(root, [folder]).length > 0);
  const args = [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const result = await run(nodePath, args, { cwd: root, env: { ...process.env, PATH: innerPath() } });
  const expected = sourcesIn(root, folders).length;
  let answer;
  try {
    answer = JSON.parse(result.stdout);
  } catch {
    return { violations: [], seen: 0, expected, trouble: result.output };
  }
  const violations = answer.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle === undefined ? to : cycle.map((step) => step.name ?? step).join(' → '),
  }));
  const looked = answer.modules.filter(
    ({ source }) => isSource(source) && folders.includes(source.split('/')[0]),
  );
  return { violations, seen: looked.length, expected, trouble: '' };
}

function isSource(name) {
  return SOURCES.has(extname(name)) && !name.endsWith('.d.ts') && !name.includes('/fixtures/');
}

function sourcesIn(root, folders) {
  return folders.flatMap((folder) => filesBelow(root, folder)).filter(isSource);
}

/**
 * The check as a step of `npm test`.
 * @param {string} root
 * @returns {Promise<{ passed: number, failed: number, skipped: string[], output: string }>}
 */
export async function importsStep(root) {
  const { violations, seen, expected, trouble } = await checkImports(root);
  const lines = violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
  if (trouble !== '') lines.push(trouble);
  if (seen < expected) lines.push(`looked at ${seen} of ${expected} source files`);
  const ok = lines.length === 0 && expected > 0;
  lines.push(`${seen} source files looked at`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], output: lines.join('\n') };
}
