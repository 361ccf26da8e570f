import { spawnSync } from 'node:child_process';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { mulberry32 } from '#shared/testing/chance.ts';
import { type AnalysisRequest, newAnalysis } from '#shared/stats/analysis/request.ts';

const sizes = [10, 100, 1000] as const;

/** Studies with effects between −1 and 1 and variances between 0.01 and 0.5. */
function made(k: number): AnalysisRequest {
  const next = mulberry32(k);
  const studies = Array.from({ length: k }, (_, at) => ({
    ...{ study: `Study ${at + 1}`, yi: next() * 2 - 1, vi: 0.01 + next() * 0.49 },
  }));
  return { ...newAnalysis('GEN', studies), also: [] };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Milliseconds of one analysis (REML, Hartung-Knapp, prediction interval, interval of τ²), the median of many. */
function ours(request: AnalysisRequest, runs: number): number {
  for (let warm = 0; warm < 20; warm += 1) analyse(request);
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      analyse(request);
      return performance.now() - start;
    }),
  );
}

/** The same in one R session; null where R or metafor is not installed. */
function metafors(request: AnalysisRequest, runs: number): number | null {
  const numbers = (column: 'yi' | 'vi') => request.studies.map((study) => String(study[column])).join(',');
  const script = `suppressMessages(library(metafor)); yi <- c(${numbers('yi')}); vi <- c(${numbers('vi')})
one <- function() { r <- rma(yi, vi, method = "REML", test = "knha"); predict(r); confint(r) }
for (i in 1:3) one()
t <- sapply(1:${runs}, function(i) { s <- proc.time()[["elapsed"]]; for (j in 1:5) one(); (proc.time()[["elapsed"]] - s) / 5 })
cat(median(t) * 1000)`;
  const { status, stdout } = spawnSync('Rscript', ['-'], { input: script, encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}

/** One figure for each number of studies, with metafor’s time of the same run beside it. */
export function measureSpeed(): unknown[] {
  return sizes.map((k) => {
    const request = made(k);
    const mine = ours(request, k === 1000 ? 30 : 100);
    const floor = metafors(request, k === 1000 ? 3 : 7);
    return {
      ...{ bench: 'meta-speed', studies: k, ms: mine, metafor: floor ?? 'R with metafor is not installed' },
      ...(floor === null ? {} : { times: floor / mine }),
    };
  });
}
