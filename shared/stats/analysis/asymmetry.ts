import { type StudyRow } from '../effect-sizes/cells.ts';
import type { EffectSizes } from '../effect-sizes/effect-sizes.ts';
import { at } from '../numbers.ts';
import { type BeggTest, beggTest } from '../reporting-bias/begg.ts';
import { type CountsTest, harbordTest, petersTest, type TwoByTwo } from '../reporting-bias/counts-tests.ts';
import { eggerLine, eggerModel, type LineTest, peese, type RegressionTest } from '../reporting-bias/egger.ts';
import { type FailSafe, failSafe } from '../reporting-bias/fail-safe.ts';
import { biasOffer, fewestStudies } from '../reporting-bias/offers.ts';
import { type TrimAndFill, trimAndFill } from '../reporting-bias/trim-and-fill.ts';
import { type Offered, offeredBy } from './offered.ts';
import { type AnalysisRequest, type Beside, poolsEffects } from './request.ts';

/** Tests of asymmetry, each with the reason where there is none. */
export interface Asymmetry {
  readonly eggerLine: Offered<LineTest>;
  readonly eggerReml: Offered<RegressionTest>;
  readonly eggerCommon: Offered<RegressionTest>;
  readonly peese: Offered<LineTest>;
  readonly begg: Offered<BeggTest>;
  readonly beggAsymptotic: Offered<BeggTest>;
  readonly failSafe: Offered<FailSafe>;
  /** Of odds ratios. */
  readonly peters: Offered<CountsTest>;
  readonly harbord: Offered<CountsTest>;
  readonly trimL0: Offered<TrimAndFill>;
  readonly trimR0: Offered<TrimAndFill>;
}

/**
 * Tests of asymmetry of a funnel plot. Below ten studies, and for proportions, all are refused with the reason, unless the
 * settings force them.
 */
export function asymmetry(request: AnalysisRequest, effects: EffectSizes): Asymmetry {
  const { settings, method, test, measure } = request;
  const { level } = settings;
  const { yi, vi } = effects;
  const refusal = refusalOf(request, effects);
  const askedFor = (what: Beside) => (request.also.includes(what) ? refusal : 'Not asked for.');
  const offered = <Test>(run: () => Test): Offered<Test> => offeredBy(askedFor('bias'), run);
  const trimmed = poolsEffects(method) ? method : 'FE';
  const trimmedBy = (estimator: 'L0' | 'R0'): Offered<TrimAndFill> =>
    offeredBy(askedFor('trimfill'), () =>
      trimAndFill(yi, vi, { method: trimmed, test: trimmed === 'FE' ? 'z' : test, level, estimator }),
    );
  const counts = (): TwoByTwo[] => effects.usedRows.map((row) => tableOf(at(request.studies, row - 1)));
  const forOdds = <Test>(run: () => Test): Offered<Test> =>
    measure === 'OR' ? offered(run) : { value: null, refused: 'Offered for odds ratios only.' };
  return {
    eggerLine: offered(() => eggerLine(yi, vi, level)),
    eggerReml: offered(() => eggerModel(yi, vi, { method: 'REML', test: 'z', level })),
    eggerCommon: offered(() => eggerModel(yi, vi, { method: 'FE', test: 'z', level })),
    peese: offered(() => peese(yi, vi, level)),
    begg: offered(() => beggTest(yi, vi, 'exact')),
    beggAsymptotic: offered(() => beggTest(yi, vi, 'asymptotic')),
    failSafe: offered(() => failSafe(yi, vi, { alpha: 1 - level })),
    peters: forOdds(() => petersTest(yi, counts(), level)),
    harbord: forOdds(() => harbordTest(counts(), level)),
    trimL0: trimmedBy('L0'),
    trimR0: trimmedBy('R0'),
  };
}

function refusalOf({ settings, measure }: AnalysisRequest, { yi }: EffectSizes): string | null {
  if (settings.force) return null;
  if (yi.length < fewestStudies)
    return `Below ${fewestStudies} studies (here ${yi.length}) tests of asymmetry can’t tell chance from bias; they are computed only where they are forced.`;
  const { tests, reason } = biasOffer(measure);
  return tests.length === 0 ? reason : null;
}

function tableOf(study: StudyRow): TwoByTwo {
  const number = (column: string): number => Number(study[column]);
  return { e1: number('e1'), n1: number('n1'), e2: number('e2'), n2: number('n2') };
}
