import { NotConverged } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';
import type { Jet } from './jet.ts';
import { type Group, studyLogLikelihood } from './study-likelihood.ts';

/** A fit at some standard deviation of the random effects: the other parameters at their maximum. */
export interface Fit {
  readonly t: number;
  readonly m: number;
  /** Level of each study. */
  readonly levels: readonly number[];
  readonly logLikelihood: number;
  /** Slope of the profile by t. */
  readonly slope: number;
  /** Second derivatives, the levels profiled out: by m, by m and t, by t. */
  readonly hessian: { readonly mm: number; readonly mt: number; readonly tt: number };
}

/** Standard deviations at which the profile is looked at: a maximum lies where its slope turns. */
const grid = [0.1, 0.3, 0.8, 2, 5, 12];
/** Longest step of a parameter at once, in log odds. */
const longest = 2;
/** A step so short that the next, by the square of it, would be below the last digit. */
const converged = 1e-10;
/** A step so short that the likelihood changes by rounding alone. */
const tiny = 1e-7;
/** With counts of 10⁹ steps may come to no more than this, since the slopes are differences of such counts. */
const rounding = 1e-5;

/**
 * The maximum of the likelihood by all parameters, over a grid of t and then by safeguarded Newton steps to the last digits.
 *
 * @param start a fit at t = 0
 * @throws NotConverged where the likelihood rises without end
 */
export function maximise(studies: readonly (readonly Group[])[], start: Fit): Fit {
  const maxima: Fit[] = start.hessian.tt <= 0 ? [start] : [];
  let left = start;
  for (const t of grid) {
    const right = maximiseAt(studies, { ...left, t });
    maxima.push(...maximaBetween(studies, left, right));
    left = right;
  }
  if (left.slope > 0) {
    throw new NotConverged(
      'The binomial-normal model finds no end to the heterogeneity. Choose a random-effects model of the effect sizes.',
    );
  }
  return maxima.reduce((best, fit) => (fit.logLikelihood > best.logLikelihood ? fit : best), start);
}

/**
 * The maxima between two fits as far as their slopes tell: one where the profile rises at the left and falls at the right;
 * where a side is higher although the profile leads down to it, the halves are looked at.
 */
function maximaBetween(studies: readonly (readonly Group[])[], left: Fit, right: Fit): Fit[] {
  const rises = curveAt(left) > 0;
  const falls = right.slope <= 0;
  if (rises && falls) return [between(studies, left, right)];
  const gain = right.logLikelihood - left.logLikelihood;
  const hidden = rises ? gain < -1e-9 : falls && gain > 1e-9;
  if (!hidden || right.t - left.t < 1e-6) return [];
  const middle = maximiseAt(studies, { ...left, t: (left.t + right.t) / 2 });
  return [...maximaBetween(studies, left, middle), ...maximaBetween(studies, middle, right)];
}

/** Slope of the profile by t; at t = 0, where it is flat, its curvature. */
function curveAt(fit: Fit): number {
  return fit.t === 0 ? profileCurvature(fit) : fit.slope;
}

function profileCurvature({ hessian: { mm, mt, tt } }: Fit): number {
  return tt - (mt * mt) / mm;
}

/** The maximum between two fits with slopes up and down: Newton's steps, halving where they leave the bracket. */
function between(studies: readonly (readonly Group[])[], left: Fit, right: Fit): Fit {
  let low = left.t;
  let high = right.t;
  let fit = right;
  for (let step = 0; step < 200; step += 1) {
    const newton = fit.t - fit.slope / profileCurvature(fit);
    const t = newton > low && newton < high ? newton : (low + high) / 2;
    const moved = Math.abs(t - fit.t);
    fit = maximiseAt(studies, { ...fit, t });
    if (moved <= 1e-13 * t || high - low <= 1e-14 * t) return fit;
    if (fit.slope > 0) low = t;
    else high = t;
  }
  return fit;
}

/** The parameters that a fit starts from. */
type Start = Pick<Fit, 't' | 'm' | 'levels'>;

/**
 * The maximum by the pooled effect and the levels at a given t, by Newton's method with steps halved until they climb.
 *
 * @param fixed keep the pooled effect as it is too
 */
export function maximiseAt(studies: readonly (readonly Group[])[], start: Start, fixed = false): Fit {
  let { m, levels } = start;
  let jets = jetsAt(studies, start);
  let moved = Infinity;
  for (let step = 0, before = Infinity; step < 100 && !arrived(moved, before); step += 1) {
    before = moved;
    const move = newtonStep(jets, fixed);
    ({ m, levels, jets, moved } = climb(studies, { t: start.t, m, levels }, move, jets));
  }
  if (moved > rounding) {
    throw new NotConverged(
      'The binomial-normal model did not converge. Choose a random-effects model of the effect sizes.',
    );
  }
  return { t: start.t, m, levels, ...summary(jets) };
}

/** Whether steps have come to their end: below the last digit, or no longer shorter since rounding makes them. */
function arrived(moved: number, before: number): boolean {
  return moved <= converged || (moved <= rounding && moved > before / 2);
}

function jetsAt(studies: readonly (readonly Group[])[], { t, m, levels }: Start): readonly Jet[] {
  return studies.map((groups, index) => studyLogLikelihood(groups, { m, t, a: at(levels, index) }));
}

interface Move {
  readonly m: number;
  readonly levels: readonly number[];
}

/** Newton's step of the arrow-shaped system: the levels are eliminated study by study. */
function newtonStep(jets: readonly Jet[], fixed: boolean): Move {
  const gradient = sum(jets.map((jet) => jet.m - coupling(jet) * jet.a));
  const curvature = sum(jets.map((jet) => jet.mm - coupling(jet) * jet.ma));
  const m = fixed ? 0 : short(gradient / Math.abs(curvature));
  const levels = jets.map((jet) => (jet.aa === 0 ? 0 : short((jet.a + jet.ma * m) / Math.abs(jet.aa))));
  return { m, levels };
}

/** How a study's level answers to the pooled effect; 0 for a study without a level. */
function coupling(jet: Jet): number {
  return jet.aa === 0 ? 0 : jet.ma / jet.aa;
}

function short(step: number): number {
  return Math.max(-longest, Math.min(longest, step));
}

/** The step, halved until the likelihood rises, or stays but for rounding. */
function climb(
  studies: readonly (readonly Group[])[],
  from: Start,
  move: Move,
  jets: readonly Jet[],
): Start & { readonly jets: readonly Jet[]; readonly moved: number } {
  const before = total(jets);
  for (let part = 1; part > 1e-10; part /= 2) {
    const levels = from.levels.map((level, index) => level + part * at(move.levels, index));
    const next = { t: from.t, m: from.m + part * move.m, levels };
    const nextJets = jetsAt(studies, next);
    const moved = part * largest(move);
    if (moved <= tiny || total(nextJets) >= before - 1e-12 * (1 + Math.abs(before))) {
      return { ...next, jets: nextJets, moved };
    }
  }
  return { ...from, jets, moved: 0 };
}

function largest({ m, levels }: Move): number {
  return levels.reduce((most, level) => Math.max(most, Math.abs(level)), Math.abs(m));
}

function total(jets: readonly Jet[]): number {
  return sum(jets.map((jet) => jet.value));
}

function summary(jets: readonly Jet[]): Omit<Fit, 't' | 'm' | 'levels'> {
  const eliminated = (jet: Jet, by: number) => (jet.aa === 0 ? 0 : by / jet.aa);
  return {
    logLikelihood: total(jets),
    slope: sum(jets.map((jet) => jet.t - eliminated(jet, jet.a) * jet.ta)),
    hessian: {
      mm: sum(jets.map((jet) => jet.mm - eliminated(jet, jet.ma) * jet.ma)),
      mt: sum(jets.map((jet) => jet.mt - eliminated(jet, jet.ma) * jet.ta)),
      tt: sum(jets.map((jet) => jet.tt - eliminated(jet, jet.ta) * jet.ta)),
    },
  };
}
