import { measureInfo } from '../effect-sizes/measures.ts';
import { rawFrame } from './r-language.ts';
import type { AnalysisRequest } from './request.ts';

/** The columns of which a log hazard ratio is made, in all the ways. */
const columns = ['hr', 'lo', 'hi', 'level', 'p', 'oe', 'v', 'yi', 'vi', 'sei'];

/**
 * The log hazard ratios of an analysis computed again in R from what was printed (an interval, else a p value, else O − E and V,
 * else as entered: Tierney et al. 2007), held against its effects; escalc has nothing of the kind. None for other measures.
 */
export function printedRatioLines({ measure, studies }: AnalysisRequest): string[] {
  const { family } = measureInfo(measure);
  if (family !== 'hazard-ratio' && family !== 'log-rank') return [];
  return [
    '',
    '# The same effects from what was printed: an interval (95% where its level is empty), else a P value, else O - E and V',
    rawFrame(studies, columns),
    'level <- ifelse(is.na(raw$level), 0.95, ifelse(raw$level > 1, raw$level / 100, raw$level))',
    'ways <- list(',
    '  data.frame(yi = log(raw$hr), vi = ((log(raw$hi) - log(raw$lo)) / (2 * qnorm((1 + level) / 2)))^2),',
    '  data.frame(yi = log(raw$hr), vi = (log(raw$hr) / qnorm(raw$p / 2))^2),',
    '  data.frame(yi = raw$oe / raw$v, vi = 1 / raw$v),',
    '  data.frame(yi = raw$yi, vi = ifelse(is.na(raw$vi), raw$sei^2, raw$vi)))',
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
