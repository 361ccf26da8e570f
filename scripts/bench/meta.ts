import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { agree, apart, type Comparison } from './meta/agreement.ts';
import { setsWithAnswers } from './meta/answers.ts';
import { compareMeasure } from './meta/compare-set.ts';
import { accuracyReport } from './meta/report.ts';
import { reasonOf } from './meta/reasons.ts';
import { excepted } from './meta/requests.ts';
import { measureSpeed } from './meta/speed.ts';

/*
 * How far ours and metafor agree: a JSON line for each set, and docs/meta-accuracy.md. `--speed` measures the time of an
 * analysis instead, beside metafor's in one R session where R is installed. `--answers FOLDER` takes answers of another folder.
 */

const root = join(import.meta.dirname, '../..');
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

function line(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function accuracy(folder: string, answers: string): void {
  const all: Comparison[] = [];
  for (const { data, answers: given } of setsWithAnswers(folder, answers)) {
    const found = Object.entries(given.answers).flatMap(([measure, answer]) =>
      measure in excepted ? [] : compareMeasure(data, measure, answer),
    );
    const off = found.filter((one) => !agree(one));
    const worst = Math.max(0, ...found.filter(agree).map(apart).filter(Number.isFinite));
    const unexplained = off.filter((one) => reasonOf(one) === null);
    line({
      bench: 'meta',
      set: data.id,
      compared: found.length,
      agree: found.length - off.length,
      apart: off.length,
      unexplained: unexplained.length,
      worst,
    });
    all.push(...found);
  }
  const unexplained = all.filter((one) => !agree(one) && reasonOf(one) === null);
  for (const one of unexplained.slice(0, 50)) line({ bench: 'meta', unexplained: one });
  if (folder === answers) writeFileSync(join(root, 'docs', 'meta-accuracy.md'), accuracyReport(all));
  if (unexplained.length > 0) process.exitCode = 1;
}

const folder = join(resolve(process.env['SHEAF_DATA'] ?? join(root, '../shared/data')), 'meta');
if (process.argv.includes('--speed')) for (const one of measureSpeed()) line(one);
else if (existsSync(folder)) accuracy(folder, argument('--answers') ?? folder);
else line({ bench: 'meta', skipped: 'no SHEAF_DATA' });
