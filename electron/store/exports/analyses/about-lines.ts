import { settingsOf, type SettingWords } from '#shared/figures/synthesis/of-analysis/settings-of.ts';
import { momentWords } from '../export-facts.ts';
import type { ComputedAnalysis, TypedAnalysis } from './computed-analysis.ts';
import { enteredWords, notPooled } from './study-table.ts';

/** What an analysis is about, before its settings: only what was said. */
export function subjectLines({ view, review }: ComputedAnalysis | TypedAnalysis): SettingWords[] {
  const { comparison, outcome, name, note } = view.analysis;
  const lines: readonly SettingWords[] = [
    ['Comparison', comparison],
    ['Outcome', outcome],
    ['Analysis', name],
    ['Note', note.trim()],
    ['Review', review],
  ];
  return lines.filter(([, words]) => words !== '');
}

/** Everything that was chosen. */
export function settingLines({ request, labels }: ComputedAnalysis | TypedAnalysis): SettingWords[] {
  return settingsOf(request, labels);
}

/** When it was made, and by what. */
export function madeWords({ made, appVersion }: ComputedAnalysis | TypedAnalysis): string {
  return `${momentWords(made)}, with Sheaf ${appVersion}`;
}

/** The first lines of the script for R: what it is, what was chosen, what is to be known about the studies, and the rows that are not in it. */
export function scriptLines(computed: ComputedAnalysis): string[] {
  const told = [...subjectLines(computed), ...settingLines(computed), ['Made', madeWords(computed)] as const];
  const without = notPooled(computed).map(({ study, why, row }) => {
    const entered = enteredWords(row);
    return `Not pooled: ${study}${entered === '' ? '' : ` (${entered})`}: ${why}`;
  });
  return [
    `Meta-analysis: ${computed.labels.title}`,
    ...told.map(([name, words]) => `${name}: ${words}`),
    ...(computed.labels.remarks ?? []),
    ...without,
  ];
}
