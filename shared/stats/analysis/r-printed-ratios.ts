import { measureInfo, type RawFamily } from '../effect-sizes/measures.ts';
import { rawFrame } from './r-language.ts';
import type { AnalysisRequest } from './request.ts';

/** A way to a logarithm of a ratio: the columns that it reads, and the effect and its variance in R. */
interface Way {
  readonly words: string;
  readonly columns: readonly string[];
  readonly yi: string;
  readonly vi: string;
}

const printed = (column: string): readonly Way[] => [
  {
    words: 'an interval (95% where its level is empty)',
    columns: [column, 'lo', 'hi', 'level'],
    yi: `log(raw$${column})`,
    vi: '((log(raw$hi) - log(raw$lo)) / (2 * qnorm((1 + level) / 2)))^2',
  },
  {
    words: 'a P value',
    columns: [column, 'p'],
    yi: `log(raw$${column})`,
    vi: `(log(raw$${column}) / qnorm(raw$p / 2))^2`,
  },
];
const logRank: Way = { words: 'O - E and V', columns: ['oe', 'v'], yi: 'raw$oe / raw$v', vi: '1 / raw$v' };
const entered: Way = {
  words: 'as entered',
  columns: ['yi', 'vi', 'sei'],
  yi: 'raw$yi',
  vi: 'ifelse(is.na(raw$vi), raw$sei^2, raw$vi)',
};

/** In the order in which they are taken. */
const waysOf: Readonly<Partial<Record<RawFamily, readonly Way[]>>> = {
  'hazard-ratio': [...printed('hr'), logRank, entered],
  'log-rank': [logRank],
  ratio: [...printed('ratio'), entered],
};

/**
 * The logarithms of the ratios of an analysis computed again in R from what was printed (an interval, else a p value, else, of
 * hazard ratios, O − E and V, else as entered: Tierney et al. 2007), held against its effects; escalc has nothing of the kind.
 * None for other measures.
 */
export function printedRatioLines({ measure, studies }: AnalysisRequest): string[] {
  const ways = waysOf[measureInfo(measure).family] ?? [];
  if (ways.length === 0) return [];
  const columns = [...new Set(ways.flatMap((way) => way.columns))];
  const frames = ways.map(({ yi, vi }) => `  data.frame(yi = ${yi}, vi = ${vi})`);
  return [
    '',
    `# The same effects from what was printed: ${ways.map(({ words }) => words).join(', else ')}`,
    rawFrame(studies, columns),
    ...(columns.includes('level')
      ? ['level <- ifelse(is.na(raw$level), 0.95, ifelse(raw$level > 1, raw$level / 100, raw$level))']
      : []),
    'ways <- list(',
    `${frames.join(',\n')})`,
    'es <- Reduce(function(first, next.way) {',
    '  empty <- is.na(first$yi) | is.na(first$vi)',
    '  first[empty, ] <- next.way[empty, ]',
    '  first',
    '}, ways)',
    'same <- all.equal(es$yi[dat$row], dat$yi, tolerance = 1e-9) == TRUE &&',
    '  all.equal(es$vi[dat$row], dat$vi, tolerance = 1e-9) == TRUE',
    'cat(if (isTRUE(same)) "R gives the same effects\\n" else "R gives OTHER effects\\n")',
  ];
}
