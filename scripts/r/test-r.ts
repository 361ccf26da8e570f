import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { analyse, type Analysis } from '#shared/stats/analysis/analyse.ts';
import { rScript } from '#shared/stats/analysis/r-script.ts';
import { type AnalysisMethod, type AnalysisRequest, usualSettings } from '#shared/stats/analysis/request.ts';
import { isMeasure } from '#shared/stats/effect-sizes/measures.ts';
import { type DataSet, setsWithAnswers } from '../bench/meta/answers.ts';

/*
 * `npm run test:r`: the script that Sheaf exports, run in R with metafor, gives the numbers that Sheaf gives. Needs R with
 * metafor (Debian: r-base-core, r-cran-metafor; for binomial-normal models r-cran-lme4). Writes docs/meta-r.md.
 */

const root = join(import.meta.dirname, '../..');
const folder = join(resolve(process.env['SHEAF_DATA'] ?? join(root, '../shared/data')), 'meta');

type Case = { readonly name: string; readonly analysis: Analysis };

/** Effects that are ratios, as papers print them: with two decimals, each third with a P value in place of its limits. */
function asPrinted(data: DataSet): DataSet {
  const print = (value: number): number => Number(Math.exp(value).toFixed(2));
  const studies = data.studies.map(({ yi, vi, ...study }, at) => {
    const half = 1.959963984540054 * Math.sqrt(Number(vi));
    const limits = { lo: print(Number(yi) - half), hi: print(Number(yi) + half) };
    return { ...study, ratio: print(Number(yi)), ...(at % 3 === 2 ? { p: 0.03 } : limits) };
  });
  return { ...data, measures: ['GENR'], studies };
}

/** The data sets, and the relative risks of one of them as they were printed. */
function dataSets(): DataSet[] {
  const all = setsWithAnswers(folder).map(({ data }) => data);
  return [...all, ...all.filter(({ id }) => id === 'hackshaw1998').map(asPrinted)];
}

/** One analysis of each kind for each data set. */
function cases(): Case[] {
  return dataSets().flatMap((data) =>
    data.measures.filter(isMeasure).flatMap((measure): Case[] => {
      const methods: readonly AnalysisMethod[] =
        measure === 'OR'
          ? ['REML', 'MH', 'PETO']
          : measure === 'RR' || measure === 'RD'
            ? ['DL', 'MH']
            : ['REML', 'FE'];
      const factor = data.subgroup_factor;
      const grouped = factor !== null && data.studies.every((study) => study[factor] !== null);
      return methods.flatMap((method) => {
        const request: AnalysisRequest = {
          ...{ measure, method, test: method === 'REML' ? 'knha' : 'z', studies: data.studies },
          moderators: [],
          subgroup: grouped && method === 'REML' ? factor : null,
          settings: usualSettings(data.studies),
          also: [],
        };
        return [{ name: `${data.id} ${measure} ${method}`, analysis: analyse(request) }];
      });
    }),
  );
}

/** What R prints behind each script: the numbers that are compared, in full precision. */
const report = (name: string): string =>
  `cat("@@", ${JSON.stringify(name)}, "\\t", paste(sprintf("%.17g", c(res$b, res$se, res$ci.lb, res$ci.ub, res$QE)), collapse = " "), "\\t", if (exists("same")) isTRUE(same) else NA, "\\n", sep = "")`;

function run(all: readonly Case[]): string {
  const script = all
    .map(
      ({ name, analysis }) =>
        `tryCatch(local({\n${rScript(analysis, [name])}\n${report(name)}\n}), error = function(e) cat("@!", ${JSON.stringify(name)}, conditionMessage(e), "\\n"))`,
    )
    .join('\n');
  const at = mkdtempSync(join(tmpdir(), 'sheaf-r-'));
  const file = join(at, 'all.R');
  writeFileSync(file, script);
  const { status, stdout, stderr, error } = spawnSync('Rscript', [file], {
    ...{ encoding: 'utf8', maxBuffer: 1 << 28 },
  });
  rmSync(at, { recursive: true });
  for (const line of stdout.split('\n').filter((one) => one.startsWith('@!')))
    process.stderr.write(`${line}\n`);
  if (error) throw new Error('R is not installed. Debian: apt-get install r-base-core r-cran-metafor.');
  if (status !== 0) throw new Error(`R ended with ${status}:\n${stderr.slice(-2_000)}`);
  return stdout;
}

const Line = z.tuple([z.string(), z.string(), z.string()]);

function compare(all: readonly Case[], output: string): { readonly rows: string[]; readonly failed: number } {
  const told = new Map(
    output
      .split('\n')
      .filter((line) => line.startsWith('@@'))
      .map((line) => Line.parse(line.slice(2).split('\t')))
      .map(([name, numbers, same]) => [
        name,
        { numbers: numbers.trim().split(' ').map(Number), same: same.trim() },
      ]),
  );
  const compared = all.map((one) => compareOne(one, told.get(one.name)));
  return { rows: compared.map(({ row }) => row), failed: compared.filter(({ good }) => !good).length };
}

type Told = { readonly numbers: readonly number[]; readonly same: string };

/** The furthest of estimate, standard error, interval and Q, and whether escalc gave the same effects. */
function compareOne(
  { name, analysis: { pooled, request } }: Case,
  told: Told | undefined,
): { readonly row: string; readonly good: boolean } {
  const ours = [pooled.b[0], pooled.se[0], pooled.ciLower[0], pooled.ciUpper[0], pooled.qe];
  const distances = ours.map((value, at) => {
    const theirs = told?.numbers[at] ?? Number.NaN;
    return Math.abs(Number(value) - theirs) / Math.max(Math.abs(theirs), 1e-8);
  });
  const worst = Math.max(...distances.map((one) => (Number.isNaN(one) ? 1 : one)));
  const effects = effectWords(told?.same, request.measure);
  const good = worst <= 1e-6 && effects !== 'OTHER';
  const row = `| ${name} | ${pooled.k} | ${worst.toExponential(0)} | ${effects} | ${good ? 'yes' : '**no**'} |`;
  return { row, good };
}

/** escalc’s own UCOR has three digits for small correlations; the script says so. */
function effectWords(same: string | undefined, measure: string): string {
  if (same === 'TRUE') return 'the same';
  if (same === 'NA') return 'not computed again';
  return same === 'FALSE' && measure === 'UCOR' ? 'escalc’s have 3 digits' : 'OTHER';
}

if (!existsSync(folder)) throw new Error('The data sets are not there: set SHEAF_DATA.');
const all = cases();
const { rows, failed } = compare(all, run(all));
const version = spawnSync(
  'Rscript',
  ['-e', 'cat(R.version.string, "with metafor", as.character(packageVersion("metafor")))'],
  { encoding: 'utf8' },
);
writeFileSync(
  join(root, 'docs', 'meta-r.md'),
  [
    '# The exported script, run in R',
    '',
    `\`npm run test:r\` exports ${all.length} analyses as scripts for R, runs them and holds estimate, standard error, interval and Q against Sheaf’s: ${all.length - failed} agree to 1e-6 (metafor’s iterations end where they end), ${failed} do not. Run by ${version.stdout.trim()}.`,
    '',
    '“Effects” says whether escalc gives the same effects and variances from the raw numbers (to 1e-9).',
    '',
    '| analysis | studies | furthest apart | effects | agrees |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n'),
);
process.stdout.write(`${all.length - failed} of ${all.length} analyses agree with R\n`);
if (failed > 0) process.exitCode = 1;
