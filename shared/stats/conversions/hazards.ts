import { ImpossibleData } from '../impossible-data.ts';
import { type Conversion, type Flag, flag, type Outcome } from './conversion.ts';
import type { Given } from './given.ts';
import { interval, optional, people, plain, positive, pValue } from './inputs.ts';
import { endsOf, symmetry } from './interval-check.ts';
import { boundOfP, percentOf, zOfLevel, zOfP } from './quantiles.ts';
import { assumedDirection, directionInput } from './standardised.ts';
import { operand, shown } from './words.ts';

const answers = {
  hr: 'Hazard ratio',
  yi: 'Log hazard ratio',
  vi: 'Its variance',
  se: 'Its standard error',
  oe: 'Observed minus expected events',
  v: 'Log-rank variance',
};
const to = { log_hr: ['yi'], hr: ['hr'], yi_vi: ['yi', 'vi'] };

/** All that follows from O − E and V: ln HR = (O − E) ÷ V, its variance 1 ÷ V (Peto). */
function fromOe(oe: number, v: number): Outcome['values'] {
  const yi = oe / v;
  return { hr: Math.exp(yi), yi, vi: 1 / v, se: 1 / Math.sqrt(v), oe, v };
}

const oeV: Conversion = {
  kind: 'oe_v_to_log_hr',
  from: 'oe_v',
  to,
  title: 'O − E and V to log hazard ratio',
  source: 'Peto 1977; Cochrane Handbook 6.8.2',
  inputs: [
    plain('oe', 'Observed minus expected events in group 1'),
    positive('v', 'Variance of O − E'),
    positive('hr', 'Hazard ratio as printed, to check the direction', optional),
  ],
  answers,
  run: (given) => {
    const oe = given.number('oe');
    const v = given.number('v');
    const values = fromOe(oe, v);
    const yi = oe / v;
    const printed = given.maybe('hr');
    const flips = printed !== null && Math.log(printed) * yi < 0;
    const words = `O − E = ${shown(oe)} means a hazard ratio of ${shown(Math.exp(yi))}, ${shown(printed ?? 0)} was printed: one of them compares the other way round.`;
    return {
      values,
      steps: [
        `Log HR = (O − E) ÷ V = ${shown(oe)} ÷ ${shown(v)} = ${shown(yi)}; HR = ${shown(Math.exp(yi))}.`,
        `Variance = 1 ÷ V = ${shown(1 / v)}.`,
      ],
      flags: flips ? [flag('sign-flip', words)] : [],
    };
  },
};

const eventInputs = [
  positive('events', 'Events in both groups', { ...optional, also: ['events_total', 'd'] }),
  positive('events1', 'Events in group 1', optional),
  positive('events2', 'Events in group 2', optional),
  people('n1', 'People in group 1', optional),
  people('n2', 'People in group 2', optional),
];

type Variance = {
  readonly v: number;
  readonly total: number;
  readonly words: string;
  readonly flags: readonly Flag[];
};

function totalEvents(given: Given): number {
  const one = given.maybe('events1');
  const two = given.maybe('events2');
  const total = given.maybe('events') ?? (one !== null && two !== null ? one + two : null);
  if (total !== null) return total;
  throw new ImpossibleData('The number of events is missing: events of both groups, or of each.', {
    column: 'events',
  });
}

/** More events than people, where people were given. */
function eventsAgainstPeople(given: Given, total: number): readonly Flag[] {
  const found: Flag[] = [];
  const compare = (events: number | null, n: number | null, where: string): void => {
    if (events !== null && n !== null && events > n)
      found.push(flag('events-above-n', `${shown(events)} events among ${shown(n)} people ${where}.`));
  };
  const n1 = given.maybe('n1');
  const n2 = given.maybe('n2');
  compare(total, n1 === null || n2 === null ? null : n1 + n2, 'in both groups');
  compare(given.maybe('events1'), n1, 'in group 1');
  compare(given.maybe('events2'), n2, 'in group 2');
  return found;
}

/** V by the events of each group, else by the groups' sizes, else as for equal groups (Parmar 1998; Tierney 2007). */
function varianceOf(given: Given): Variance {
  const total = totalEvents(given);
  const [one, two] = [given.maybe('events1'), given.maybe('events2')];
  const [n1, n2] = [given.maybe('n1'), given.maybe('n2')];
  const above = eventsAgainstPeople(given, total);
  const d = shown(total);
  if (one !== null && two !== null) {
    const v = (one / total) * two;
    return { v, total, words: `V = ${shown(one)} × ${shown(two)} ÷ ${d} = ${shown(v)}.`, flags: above };
  }
  if (n1 !== null && n2 !== null) {
    const v = total * (n1 / (n1 + n2)) * (n2 / (n1 + n2));
    const sizes = `${shown(n1)} × ${shown(n2)} ÷ ${shown(n1 + n2)}²`;
    return { v, total, words: `V = ${d} × ${sizes} = ${shown(v)}.`, flags: above };
  }
  const equal = flag(
    'equal-groups-assumed',
    'Groups of equal size were assumed, as neither sizes nor events of each were given.',
  );
  return {
    v: total / 4,
    total,
    words: `V = ${d} ÷ 4 = ${shown(total / 4)}, for groups of equal size.`,
    flags: [equal],
  };
}

const logrankP: Conversion = {
  kind: 'logrank_p_to_log_hr',
  from: 'p',
  to,
  title: 'p value of a log-rank test with its events to log hazard ratio',
  source: 'Parmar 1998, Tierney 2007, with z at p ÷ 2',
  inputs: [pValue, ...eventInputs, directionInput('hazard', 'Hazard in group 1', ['lower', 'higher'])],
  answers,
  run: (given) => {
    const p = given.number('p_two_sided');
    const z = zOfP(p);
    const { v, words, flags } = varianceOf(given);
    const sign = given.choice('hazard') === 'lower' ? -1 : 1;
    const oe = sign * z * Math.sqrt(v);
    const values = fromOe(oe === 0 ? 0 : oe, v);
    return {
      values,
      steps: [
        words,
        `z for a two-sided p of ${shown(p)} is ${shown(z)} (the quantile at p ÷ 2).`,
        `Log HR = ${sign < 0 ? '−' : ''}z ÷ √V = ${shown((sign * z) / Math.sqrt(v))}; HR = ${shown(Math.exp(oe / v))}; variance = 1 ÷ V = ${shown(1 / v)}.`,
      ],
      flags: [
        ...assumedDirection(given, 'hazard', 'a lower hazard in group 1'),
        ...flags,
        ...boundOfP(given, 'the effect is at least this large'),
      ],
    };
  },
};

const hrInput = positive('hr', 'Hazard ratio', { also: ['ratio'] });

const hrEvents: Conversion = {
  kind: 'hr_events_to_log_se',
  from: 'hr',
  to: { log_se: ['se'], yi_vi: ['yi', 'vi'] },
  title: 'Hazard ratio with its events to log hazard ratio and SE',
  source: 'Parmar 1998, Tierney 2007',
  inputs: [hrInput, ...eventInputs],
  answers,
  run: (given) => {
    const yi = Math.log(given.number('hr'));
    const { v, words, flags } = varianceOf(given);
    const se = 1 / Math.sqrt(v);
    return {
      values: { hr: given.number('hr'), yi, vi: 1 / v, se, oe: yi * v, v },
      steps: [words, `SE = 1 ÷ √V = ${shown(se)}.`],
      flags: [flag('estimated', 'The SE follows from the events alone.'), ...flags],
    };
  },
};

/** An interval narrower than its events allow: V is never above a quarter of them. */
function narrowFor(v: number, events: number | null): readonly Flag[] {
  if (events === null || v <= (events / 4) * 1.05) return [];
  const words = `The interval is as narrow as with ${shown(4 * v)} events at the least; ${shown(events)} were counted.`;
  return [flag('se-too-small', words)];
}

const hrCi: Conversion = {
  kind: 'hr_ci_to_oe_v',
  from: 'ci',
  to: { oe_v: ['oe', 'v'] },
  title: 'Hazard ratio with its confidence interval to O − E and V',
  source: 'Parmar 1998, Tierney 2007',
  inputs: [
    hrInput,
    ...interval,
    positive('events', 'Events in both groups, to check the interval', optional),
  ],
  answers,
  run: (given) => {
    const [lower, upper] = endsOf(given, true);
    const percent = percentOf(given);
    const z = zOfLevel(percent);
    const yi = Math.log(given.number('hr'));
    const se = (Math.log(upper) - Math.log(lower)) / (2 * z);
    const v = 1 / (se * se);
    return {
      values: { hr: given.number('hr'), yi, vi: se * se, se, oe: yi * v, v },
      steps: [
        `SE = (ln ${shown(upper)} − ln ${shown(lower)}) ÷ (2 × ${shown(z)}) = ${shown(se)}.`,
        `V = 1 ÷ SE² = ${shown(v)}; O − E = ln HR × V = ${operand(yi)} × ${shown(v)} = ${shown(yi * v)}.`,
      ],
      flags: [...symmetry(given, 'hr', true), ...narrowFor(v, given.maybe('events'))],
    };
  },
};

/** Hazard ratios from what papers print. */
export const hazards: readonly Conversion[] = [oeV, logrankP, hrEvents, hrCi];
