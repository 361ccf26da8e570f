import { ImpossibleData } from '../impossible-data.ts';
import { type Conversion, type Flag, flag, type Outcome } from './conversion.ts';
import type { Given } from './given.ts';
import { interval, optional, positive, risk } from './inputs.ts';
import { symmetry } from './interval-check.ts';
import { shown } from './words.ts';

/** How a relative measure changes a risk `p`: the difference of risks, in a form that is exact for small effects. */
type Difference = (ratio: number, p: number) => number;

const byRr: Difference = (ratio, p) => p * (ratio - 1);
const byOr: Difference = (ratio, p) => (p * (1 - p) * (ratio - 1)) / (1 - p + ratio * p);
const byHr: Difference = (ratio, p) => -(1 - p) * Math.expm1((ratio - 1) * Math.log1p(-p));

/** The difference for one number; a risk above 1 is refused for the estimate, and cut for an end of its interval. */
function differenceFor(
  by: Difference,
  ratio: number,
  p: number,
): { readonly rd: number; readonly cut: boolean } {
  const rd = by(ratio, p);
  return rd > 1 - p ? { rd: 1 - p, cut: true } : { rd, cut: false };
}

function ends(
  given: Given,
  name: string,
  by: Difference,
): { values: Outcome['values']; flags: readonly Flag[] } {
  if (!given.has('ci_lb') && !given.has('ci_ub')) return { values: {}, flags: [] };
  const p = given.number('baseline_risk');
  const flags = [...symmetry(given, name, true)];
  const lower = differenceFor(by, given.number('ci_lb'), p);
  const upper = differenceFor(by, given.number('ci_ub'), p);
  if (lower.cut || upper.cut)
    flags.push(
      flag(
        'risk-above-1',
        `At a baseline risk of ${shown(p)} an end of the interval lies above a risk of 1; it is cut there.`,
      ),
    );
  const apart = lower.rd > 0 || upper.rd < 0;
  const nnt = [1 / Math.abs(lower.rd), 1 / Math.abs(upper.rd)];
  if (!apart)
    flags.push(
      flag(
        'nnt-both-ways',
        'The interval holds no difference: the number needed to treat runs from one event fewer through infinity to one event more (Altman 1998).',
      ),
    );
  return {
    values: {
      rd_ci_lb: lower.rd,
      rd_ci_ub: upper.rd,
      per_1000_ci_lb: 1000 * lower.rd,
      per_1000_ci_ub: 1000 * upper.rd,
      ...(apart ? { nnt_ci_lb: Math.min(...nnt), nnt_ci_ub: Math.max(...nnt) } : {}),
    },
    flags,
  };
}

type Relative = {
  readonly name: 'rr' | 'or' | 'hr';
  readonly words: string;
  readonly by: Difference;
  readonly formula: (ratio: string, p: string) => string;
};

function absolute(given: Given, { name, by, formula }: Relative): Outcome {
  const ratio = given.number(name);
  const p = given.number('baseline_risk');
  const { rd, cut } = differenceFor(by, ratio, p);
  const after = p + rd;
  if (cut)
    throw new ImpossibleData(
      `A ratio of ${shown(ratio)} at a baseline risk of ${shown(p)} gives a risk of ${shown(ratio * p)}, above 1.`,
      { column: 'baseline_risk' },
    );
  const more = rd > 0 ? 'more' : 'fewer';
  const nnt = rd === 0 ? null : 1 / Math.abs(rd);
  const interval = ends(given, name, by);
  const needed =
    nnt === null
      ? 'There is no difference, so no number needed to treat.'
      : `One event ${more} for ${shown(nnt)} people treated (1 ÷ ${shown(Math.abs(rd))}).`;
  return {
    values: {
      risk: after,
      rr: name === 'rr' ? ratio : after / p,
      rd,
      per_1000: 1000 * rd,
      nnt,
      ...interval.values,
    },
    steps: [
      `Risk = ${formula(shown(ratio), shown(p))} = ${shown(after)}.`,
      `Difference = ${shown(after)} − ${shown(p)} = ${shown(rd)}: ${shown(Math.abs(1000 * rd))} events ${more} per 1,000 people.`,
      needed,
      ...intervalWords(interval.values),
    ],
    flags: [
      ...interval.flags,
      ...(nnt === null ? [flag('no-nnt', 'No difference: no number needed to treat.')] : []),
    ],
  };
}

function intervalWords(values: Outcome['values']): readonly string[] {
  const { per_1000_ci_lb: lower, per_1000_ci_ub: upper } = values;
  if (typeof lower !== 'number' || typeof upper !== 'number') return [];
  return [`Interval at the same baseline risk: ${shown(lower)} to ${shown(upper)} per 1,000.`];
}

const answers = {
  risk: 'Risk with the intervention',
  rr: 'Risk ratio',
  rd: 'Risk difference',
  per_1000: 'More or fewer events per 1,000',
  nnt: 'Number needed to treat, for one event more or fewer',
  rd_ci_lb: 'Risk difference, lower end',
  rd_ci_ub: 'Risk difference, upper end',
  per_1000_ci_lb: 'Per 1,000, lower end',
  per_1000_ci_ub: 'Per 1,000, upper end',
  nnt_ci_lb: 'Number needed to treat, lower end',
  nnt_ci_ub: 'Number needed to treat, upper end',
};

const asked = {
  rr: ['rr'],
  rd: ['rd'],
  nnt: ['nnt'],
  per_1000: ['per_1000'],
  risk: ['risk'],
  absolute: ['risk', 'rd', 'per_1000', 'nnt'],
};

function conversion(kind: string, relative: Relative, source: string): Conversion {
  const { rr, ...others } = asked;
  return {
    kind,
    from: relative.name,
    to: relative.name === 'rr' ? others : { rr, ...others },
    title: `${relative.words} at a baseline risk to absolute numbers`,
    source,
    inputs: [
      positive(relative.name, relative.words, { also: ['ratio'] }),
      risk('baseline_risk', 'Risk without the intervention, 0 to 1'),
      ...interval.map((input) => ({ ...input, ...optional })),
    ],
    answers,
    run: (given) => absolute(given, relative),
  };
}

/** Relative effects at a baseline risk: risk, difference, events per 1,000, number needed to treat. */
export const absolutes: readonly Conversion[] = [
  conversion(
    'or_to_rr_and_nnt',
    {
      name: 'or',
      words: 'Odds ratio',
      by: byOr,
      formula: (or, p) => `${or} × ${p} ÷ (1 − ${p} + ${or} × ${p})`,
    },
    'Cochrane Handbook 15.4.4',
  ),
  conversion(
    'rr_to_absolute',
    { name: 'rr', words: 'Risk ratio', by: byRr, formula: (rr, p) => `${rr} × ${p}` },
    'Cochrane Handbook 15.4.3; GRADE',
  ),
  conversion(
    'hr_to_absolute',
    { name: 'hr', words: 'Hazard ratio', by: byHr, formula: (hr, p) => `1 − (1 − ${p})^${hr}` },
    'Cochrane Handbook 15.4.4; with proportional hazards, at the time of the baseline risk',
  ),
];
