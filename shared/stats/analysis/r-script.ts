import { familyColumns, type Measure, measureInfo, type RawFamily } from '../effect-sizes/measures.ts';
import type { Analysis } from './analyse.ts';
import { columnOf } from './columns.ts';
import { printedRatioLines } from './r-printed-ratios.ts';
import { frame, name, number, rawFrame, sideName, text, vector } from './r-language.ts';
import { type AnalysisRequest, poolsEffects } from './request.ts';

/*
 * An analysis as a script for R with the package metafor: the very same effects and variances, the same model, and the
 * effects computed again from the raw numbers as a check.
 */

/** Arguments of escalc and of the methods from counts, by our columns. */
const escalcArguments: Readonly<Record<string, string>> = {
  e1: 'ai',
  n1: 'n1i',
  e2: 'ci',
  n2: 'n2i',
  m1: 'm1i',
  sd1: 'sd1i',
  m2: 'm2i',
  sd2: 'sd2i',
  x1: 'x1i',
  t1: 't1i',
  x2: 'x2i',
  t2: 't2i',
  x: 'xi',
  n: 'ni',
  t: 'ti',
  m: 'mi',
  sd: 'sdi',
  r: 'ri',
  tp: 'ai',
  fn: 'bi',
  fp: 'ci',
  tn: 'di',
};

/** The script. @param about what stands in its first lines: where it comes from, and when */
export function rScript(analysis: Analysis, about: readonly string[]): string {
  const { request } = analysis;
  return [
    ...about.map((line) => `# ${line.replaceAll(/\s+/gu, ' ')}`),
    '# Needs R with the package metafor (https://www.metafor-project.org): install.packages("metafor")',
    '',
    'library(metafor)',
    '',
    ...effectLines(analysis),
    '',
    ...(poolsEffects(request.method) ? modelLines(analysis) : countLines(analysis)),
    ...checkLines(analysis),
    '',
  ].join('\n');
}

/** The columns that the model needs beside the effects. */
function sideColumns({ moderators, subgroup }: AnalysisRequest): string[] {
  return [...new Set([...moderators.map((one) => one.name), ...(subgroup === null ? [] : [subgroup])])];
}

function effectLines({ effects, request }: Analysis): string[] {
  if (effects.yi.length === 0) return ['# No study has an effect of its own.'];
  const sides = sideColumns(request).map(
    (column) => [sideName(column), vector(columnOf(request.studies, column, effects.usedRows))] as const,
  );
  return [
    '# Effects and sampling variances as Sheaf computed them; row: of the table of studies',
    frame('dat', [
      ['study', vector(effects.studies)],
      ['row', vector(effects.usedRows)],
      ['yi', vector(effects.yi)],
      ['vi', vector(effects.vi)],
      ...sides,
    ]),
  ];
}

function modelLines(analysis: Analysis): string[] {
  const { request, pooled } = analysis;
  const { method, test, settings, moderators } = request;
  // A change of τ² that ends the iteration, by the size of τ²: metafor’s own is 1e-5 whatever its size.
  const threshold = number(Math.max(1e-13, pooled.tau2 * 1e-11));
  const precise =
    method === 'FE' ? '' : `, control = list(threshold = ${threshold}, tol = ${threshold}, maxiter = 100000)`;
  const options = `method = ${text(method)}, test = ${text(test)}, level = ${number(settings.level * 100)}${precise}`;
  const terms = moderators.map(({ name: column, factor }) =>
    factor ? `factor(${name(sideName(column))})` : name(sideName(column)),
  );
  const mods = terms.length === 0 ? '' : `, mods = ~ ${terms.join(' + ')}`;
  return [
    '# The analysis',
    `res <- rma(yi, vi${mods}, data = dat, ${options})`,
    'print(res, digits = 8)',
    ...(terms.length === 0 ? ['print(predict(res), digits = 8)'] : []),
    // Of a single study there is no such interval.
    ...(method === 'FE' || pooled.k === 1
      ? []
      : ['print(confint(res, control = list(tol = 1e-12)), digits = 8)']),
    ...subgroupLines(analysis, options),
  ];
}

function subgroupLines({ subgroups, request }: Analysis, options: string): string[] {
  const levels = estimatedLevels(subgroups);
  if (subgroups === null || levels === null) return [];
  const column = sideName(subgroups.name);
  if (request.settings.subgroupTau2 === 'common' && subgroups.model !== null)
    return [
      '',
      '# Subgroups with a common tau^2',
      `print(rma(yi, vi, mods = ~ factor(${name(column)}), data = dat, ${options}), digits = 8)`,
    ];
  return [
    '',
    '# Subgroups, each with its own tau^2, and the test between them',
    `groups <- lapply(split(dat, dat[[${text(column)}]])${levels}, function(part) rma(yi, vi, data = part, ${options}))`,
    ...betweenLines,
  ];
}

/** What picks the subgroups that have an estimate, which R would stop at; null where none has. */
function estimatedLevels(subgroups: Analysis['subgroups']): string | null {
  if (subgroups === null) return null;
  const levels = subgroups.groups.flatMap(({ level, notEstimable }) =>
    notEstimable === null ? [level] : [],
  );
  if (levels.length === 0) return null;
  return levels.length === subgroups.groups.length ? '' : `[c(${levels.map(text).join(', ')})]`;
}

/** Estimates of the fits in `groups`, and Q of them. */
const betweenLines: readonly string[] = [
  'est <- sapply(groups, function(g) as.numeric(g$b)); se <- sapply(groups, function(g) g$se)',
  'print(data.frame(estimate = est, se = se, tau2 = sapply(groups, function(g) g$tau2)), digits = 10)',
  'between <- rma(est, sei = se, method = "FE")',
  'cat(sprintf("Between subgroups: Q = %.8f, df = %d, p = %.8g\\n", between$QE, between$k - 1L, between$QEp))',
];

/** The raw columns of the measure that the table has; null where effects were entered as such. */
function rawColumns({ request }: Analysis): readonly string[] | null {
  const { family } = measureInfo(request.measure);
  if (!hasCounterpart(family)) return null;
  return familyColumns[family][0] ?? null;
}

/** Whether escalc computes the effects of a family from its raw numbers. */
function hasCounterpart(family: RawFamily): boolean {
  return !['generic', 'hazard-ratio', 'ratio', 'log-rank'].includes(family);
}

function rawArguments(columns: readonly string[]): string {
  return columns.map((column) => `${escalcArguments[column] ?? column} = ${name(column)}`).join(', ');
}

function zeroCells({ add, to, drop00 }: AnalysisRequest['settings']): string {
  const given = [
    add === undefined ? null : `add = ${number(add)}`,
    to === undefined ? null : `to = ${text(to)}`,
    drop00 === true ? 'drop00 = TRUE' : null,
  ];
  return given.flatMap((one) => (one === null ? [] : [`, ${one}`])).join('');
}

/** The same for methods from counts: of two values the first is for the studies' own effects, the second for the pooled one. */
function zeroCellsOfCounts({ add, to, drop00 }: AnalysisRequest['settings']): string {
  const given = [
    add === undefined ? null : `add = c(${number(add)}, 0)`,
    to === undefined ? null : `to = c(${text(to)}, "none")`,
    drop00 === true ? 'drop00 = c(TRUE, TRUE)' : null,
  ];
  return given.flatMap((one) => (one === null ? [] : [`, ${one}`])).join('');
}

function countLines(analysis: Analysis): string[] {
  const { request } = analysis;
  const { method, measure, settings } = request;
  const columns = rawColumns(analysis) ?? [];
  const level = `level = ${number(settings.level * 100)}`;
  const raw = rawArguments(columns);
  const zeros = zeroCellsOfCounts(settings);
  const fit = (data: string): string =>
    ({
      MH: `rma.mh(measure = ${text(measure)}, ${raw}, data = ${data}, correct = ${settings.cmhCorrect ? 'TRUE' : 'FALSE'}, ${level}${zeros})`,
      PETO: `rma.peto(${raw}, data = ${data}, ${level}${zeros})`,
      GLMM: `rma.glmm(measure = ${text(measure)}, ${raw}, data = ${data}, ${measure === 'OR' ? 'model = "UM.FS", ' : ''}nAGQ = 7, ${level})`,
    })[method === 'MH' || method === 'PETO' ? method : 'GLMM'];
  const { subgroup, studies } = request;
  const levels = estimatedLevels(analysis.subgroups);
  const every = studies.map((_, at) => at + 1);
  const sides =
    subgroup === null ? [] : [[sideName(subgroup), vector(columnOf(studies, subgroup, every))] as const];
  return [
    '# The analysis, from the counts',
    rawFrame(studies, columns, sides),
    `res <- ${fit('raw')}`,
    'print(res, digits = 8)',
    ...(subgroup === null || levels === null
      ? []
      : [
          '',
          '# Subgroups, each pooled by itself, and the test between them',
          `groups <- lapply(split(raw, raw[[${text(sideName(subgroup))}]])${levels}, function(part) ${fit('part')})`,
          ...betweenLines,
        ]),
  ];
}

/** escalc of the raw numbers, held against the effects above. */
function checkLines(analysis: Analysis): string[] {
  const { request } = analysis;
  if (analysis.effects.yi.length === 0) return [];
  const columns = rawColumns(analysis);
  if (columns === null) return printedRatioLines(request);
  const { measure, settings, method } = request;
  const revman = settings.smdVariance === 'revman' || (settings.smdBias ?? 'exact') !== 'exact';
  if (measure === 'SMD' && revman)
    return ['', '# Effects are by formulas that escalc does not have, so they are not computed again here.'];
  const digits =
    measure === 'UCOR'
      ? ['# (escalc computes the hypergeometric function of UCOR to 3 digits or more.)']
      : [];
  if (settings.definitions === 'metafor-5')
    return ['', '# Effects are by the definitions of metafor 5; escalc of that version gives them.'];
  return [
    '',
    '# The same effects from the raw numbers',
    ...digits,
    ...(poolsEffects(method) ? [rawFrame(request.studies, columns)] : []),
    `es <- escalc(measure = ${text(escalcName(measure))}, ${rawArguments(columns)}, data = raw${zeroCells(settings)})`,
    'same <- all.equal(as.numeric(es$yi[dat$row]), dat$yi, tolerance = 1e-9) == TRUE &&',
    '  all.equal(as.numeric(es$vi[dat$row]), dat$vi, tolerance = 1e-9) == TRUE',
    'cat(if (isTRUE(same)) "escalc gives the same effects\\n" else "escalc gives OTHER effects\\n")',
  ];
}

/** escalc has no diagnostic odds ratio of its own: it is an odds ratio. */
function escalcName(measure: Measure): string {
  return measure === 'DOR' ? 'OR' : measure;
}
