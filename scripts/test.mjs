import { longSteps, steps } from './checks/steps.mjs';
import { reportFailure } from './setup/report.mjs';
import { runtime } from './setup/runtime.mjs';

/*
 * `npm test`: every check, in order; one that fails does not stop the rest.
 * `node scripts/test.mjs --only lint,unit` runs some, `--long` the long ones.
 */

const print = (line) => process.stdout.write(`${line}\n`);

/** @returns {import('./checks/steps.mjs').Step[]} */
function chosenSteps(args) {
  if (args.includes('--long')) return longSteps;
  const at = args.indexOf('--only');
  if (at === -1) return steps;
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(`no step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`);
  }
  return steps.filter((step) => names.includes(step.name));
}

async function attempt(step) {
  try {
    return await step.run();
  } catch (error) {
    return { passed: 0, failed: 1, skipped: [], output: String(error?.stack ?? error) };
  }
}

async function runSteps(chosen) {
  const sum = { passed: 0, failed: 0, skipped: [] };
  for (const step of chosen) {
    const began = performance.now();
    const { passed, failed, skipped, output } = await attempt(step);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    print(
      `${failed === 0 ? 'ok  ' : 'FAIL'} ${step.title}: ${passed} passed, ${failed} failed, ${seconds} s`,
    );
    if (failed > 0) print(output.trimEnd());
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped.push(...skipped);
  }
  return sum;
}

async function main() {
  const chosen = chosenSteps(process.argv.slice(2));
  const { electronVersion, chromeVersion, nodeVersion, kind } = runtime();
  print(
    `Electron ${electronVersion} (${kind}; Chromium ${chromeVersion}, Node ${nodeVersion}), checks on Node ${process.versions.node}`,
  );
  const { passed, failed, skipped } = await runSteps(chosen);
  for (const test of skipped) print(`skipped: ${test}`);
  print(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main().catch(reportFailure);
