import { asymmetryLines } from '#shared/figures/synthesis/of-analysis/asymmetry-lines.ts';
import { notPooledLines } from '#shared/figures/synthesis/of-analysis/not-pooled-lines.ts';
import { besideTitles, type ToldPart } from '#shared/figures/synthesis/of-analysis/told-line.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { Beside } from '#shared/stats/analysis/request.ts';
import { attempt } from '#shared/stats/analysis/table-analysis.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';

/** An analysis with more computed of it, or why that has no answer. */
export function computedWith(
  { request }: Analysis,
  also: readonly Beside[],
): { readonly analysis: Analysis; readonly none: null } | { readonly analysis: null; readonly none: string } {
  const tried = attempt({ ...request, also: [...request.also, ...also] });
  switch (tried.kind) {
    case 'result':
      return { analysis: tried.analysis, none: null };
    case 'impossible':
      return { analysis: null, none: tried.error.message };
    case 'not-offered':
    case 'not-converged':
      return { analysis: null, none: tried.message };
  }
}

/** What is told beside a result: what it is about, in sentences, and its numbers. */
export type BesideResult = {
  readonly title: string;
  readonly about: readonly string[];
  readonly parts: readonly ToldPart[];
};

/** Small-study effects and what the studies say without pooling, in the words of the window, with why there are none. */
export function besideResult({ analysis, labels }: ComputedAnalysis): BesideResult[] {
  const { asymmetry, notPooled: title } = besideTitles;
  const lines = notPooledLines(analysis, labels);
  return [
    { title: asymmetry, ...smallStudies(analysis) },
    { title, about: [], parts: [{ title, heading: null, lines }] },
  ];
}

function smallStudies(analysis: Analysis): Omit<BesideResult, 'title'> {
  const computed = computedWith(analysis, ['bias', 'trimfill']);
  if (computed.analysis === null) return { about: [computed.none], parts: [] };
  const words = asymmetryLines(computed.analysis);
  if (words === null) return { about: [], parts: [] };
  const { about, few, parts } = words;
  return { about: few === null ? [about] : [about, few], parts };
}
