import { join } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { issueWords } from '#shared/contract/issue-words.ts';
import { analysisOf, MetaRequest } from '#shared/contract/meta-request.ts';
import type { Figure } from '#shared/figures/figure.ts';
import { figuresOf } from '#shared/figures/synthesis/of-analysis/figures-of.ts';
import { usualLabels } from '#shared/figures/synthesis/of-analysis/labels.ts';
import { boxesWords, hasBoxes } from '#shared/figures/letters-of-font.ts';
import { toSvg } from '#shared/figures/svg.ts';
import { lightTheme } from '#shared/figures/theme.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { withGiven } from '#shared/kit/with-given.ts';
import { type Analysis, analyse } from '#shared/stats/analysis/analyse.ts';
import { asMetafor } from '#shared/stats/analysis/as-metafor.ts';
import { analysisMethods, besides } from '#shared/stats/analysis/request.ts';
import { rScript } from '#shared/stats/analysis/r-script.ts';
import { familyColumns, measureInfo, measures } from '#shared/stats/effect-sizes/measures.ts';
import { coefficientTests } from '#shared/stats/models/settings.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { toPng } from '#electron/store/index.ts';
import type { Command } from '../command.ts';
import { readJson } from '../json-input.ts';
import { one } from '../options.ts';
import { outFolder } from '../out-folder.ts';
import { calculate } from '../stats-refusal.ts';
import type { World } from '../world.ts';

/** What was asked for, or the first thing that is wrong with it, named. */
function requestOf(value: unknown): Result<MetaRequest, AppError> {
  const read = MetaRequest.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const path = issue?.path.map(String) ?? [];
  const words =
    issue?.code === 'custom'
      ? `: ${issue.message}`
      : ` ${issue === undefined ? 'is not right' : issueWords(issue)}.`;
  return err(appError('invalid-input', `${nameOf(path)}${words}`, { field: path.join('.') }));
}

/** “The analysis”, “settings.level”, “e1 in row 3 of the studies”. */
function nameOf(path: readonly string[]): string {
  const [field, row, column] = path;
  if (field === undefined) return 'The analysis';
  if (field !== 'studies' || row === undefined) return path.join('.');
  const place = `row ${Number(row) + 1} of the studies`;
  return column === undefined ? `In ${place}, what stands there` : `${column} in ${place}`;
}

/** Writes each figure as SVG and PNG, and the script for R. @returns the names of the figures */
async function writeFigures(
  world: World,
  folder: string,
  analysis: Analysis,
  figures: readonly { readonly name: string; readonly figure: Figure }[],
): Promise<string[]> {
  const names: string[] = [];
  for (const { name, figure } of figures) {
    writeAtomically(join(folder, `${name}.svg`), new TextEncoder().encode(toSvg(figure)));
    writeAtomically(join(folder, `${name}.png`), await toPng(figure));
    names.push(`${name}.svg`, `${name}.png`);
  }
  if (figures.some(({ figure }) => hasBoxes(figure))) world.say(boxesWords);
  const script = rScript(analysis, ['A meta-analysis of Sheaf as a script for R.']);
  writeAtomically(join(folder, 'analysis.R'), new TextEncoder().encode(script));
  return names;
}

export const metaAnalysis: Command = {
  name: 'meta',
  usage: 'meta FILE|- [--out DIR]',
  summary: 'computes a meta-analysis; with --out its figures and a script for R are written there',
  words: [1, 1],
  options: { out: { takes: 'one', value: 'DIR' } },
  help: () => ({
    measures: measures.map((measure) => {
      const { name, family } = measureInfo(measure);
      return { measure, name, columns: familyColumns[family] };
    }),
    methods: analysisMethods,
    tests: coefficientTests,
    also: besides,
  }),
  run: async (world, parsed) => {
    const [word = ''] = parsed.positionals;
    const json = await readJson(world, word);
    if (!json.ok) return json;
    const request = requestOf(json.value);
    if (!request.ok) return request;
    const analysis = calculate(() => analyse(analysisOf(request.value)));
    if (!analysis.ok) return analysis;
    const out = one(parsed, 'out');
    const folder = out === undefined ? ok(null) : outFolder(world, out);
    if (!folder.ok) return folder;
    const labels = withGiven(usualLabels, request.value.labels);
    const figures =
      folder.value === null
        ? []
        : await writeFigures(
            world,
            folder.value,
            analysis.value,
            figuresOf(analysis.value, labels, lightTheme),
          );
    return ok({ value: { ...asMetafor(analysis.value), figures } });
  },
};
