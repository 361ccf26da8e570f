import {
  constant,
  exponential,
  inverseRoot,
  type Jet,
  logarithm,
  parameter,
  plus,
  scaled,
  through,
  times,
} from './jet.ts';

/** Events among n of one group, whose log odds are `level·a + effect·m + random·t·u`. */
export interface Group {
  readonly events: number;
  readonly n: number;
  readonly level: number;
  readonly effect: number;
  readonly random: number;
}

/** A point: the pooled effect, the standard deviation of the random effects, and the level of the study. */
export interface Point {
  readonly m: number;
  readonly t: number;
  readonly a: number;
}

/** Nodes and weights of 7-point Gauss-Hermite quadrature for a standard normal (roots of He₇, Abramowitz and Stegun 25.4.46). */
const quadrature: readonly (readonly [node: number, weight: number])[] = [
  [-3.750439717725742, 0.0005482688559722178],
  [-2.366759410734541, 0.0307571239675865],
  [-1.154405394739968, 0.2401231786050127],
  [0, 0.4571428571428571],
  [1.154405394739968, 0.2401231786050127],
  [2.366759410734541, 0.0307571239675865],
  [3.750439717725742, 0.0005482688559722178],
];

/**
 * Log-likelihood of a study relative to the saturated model, its random effect u ~ N(0, 1) integrated out by adaptive
 * Gauss-Hermite quadrature around the mode (Pinheiro and Bates 1995), with derivatives by all three parameters.
 */
export function studyLogLikelihood(groups: readonly Group[], point: Point): Jet {
  const t = parameter('t', point.t);
  const fixed = groups.map(({ level, effect }) =>
    plus(scaled(parameter('a', point.a), level), scaled(parameter('m', point.m), effect)),
  );
  const modeValue = findMode(groups, point);
  const mode = modeJet(groups, fixed, t, modeValue);
  const atMode = groups.map((group, index) => logOdds(fixed, index, group, times(t, mode)));
  const spread = inverseRoot(curvature(groups, atMode, t));
  const start = (modeValue * modeValue) / 2;
  const terms = quadrature.map(([node, weight]) => {
    const u = plus(mode, scaled(spread, node));
    const tu = times(t, u);
    const parts = groups.map((group, index) =>
      logLikelihoodFrom(group, logOdds(fixed, index, group, tu), atMode[index]?.value ?? 0),
    );
    const prior = plus(scaled(times(u, u), -1 / 2), constant(start + (node * node) / 2));
    return scaled(exponential(parts.reduce(plus, prior)), weight);
  });
  const atStart = groups.reduce(
    (sum, group, index) => sum + relativeLogLikelihood(group, atMode[index]?.value ?? 0),
    -start,
  );
  return plus(plus(logarithm(terms.reduce(plus)), logarithm(spread)), constant(atStart));
}

function logOdds(fixed: readonly Jet[], index: number, group: Group, tu: Jet): Jet {
  return plus(fixed[index] ?? constant(0), scaled(tu, group.random));
}

/** The mode of the random effect given the parameters: the root of a falling function, by Newton within a bracket. */
function findMode(groups: readonly Group[], { m, t, a }: Point): number {
  if (t === 0) return 0;
  const slopeAt = (u: number) => {
    let slope = -u;
    let bend = -1;
    for (const { events, n, level, effect, random } of groups) {
      const p = expit(level * a + effect * m + random * t * u);
      slope += random * t * (events - n * p);
      bend -= (random * t) ** 2 * n * p * (1 - p);
    }
    return { slope, bend };
  };
  // The slope at 0 bounds the mode, since −u alone falls as fast.
  const first = slopeAt(0).slope;
  let low = Math.min(0, first);
  let high = Math.max(0, first);
  let u = 0;
  for (let step = 0; step < 200; step += 1) {
    const { slope, bend } = slopeAt(u);
    if (slope > 0) low = u;
    else high = u;
    const newton = u - slope / bend;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - u) <= 1e-15 * (1 + Math.abs(u))) return next;
    u = next;
  }
  return u;
}

/** The mode as a function of the parameters: each step of Newton's with a fixed slope makes one more derivative exact. */
function modeJet(groups: readonly Group[], fixed: readonly Jet[], t: Jet, value: number): Jet {
  let mode = constant(value);
  const odds = (u: Jet) => groups.map((group, index) => logOdds(fixed, index, group, times(t, u)));
  const bend = curvature(groups, odds(mode), t).value;
  for (let step = 0; step < 2; step += 1) {
    const residuals = odds(mode).map((eta, index) => residual(groups[index], eta, t));
    const slope = residuals.reduce(plus, scaled(mode, -1));
    mode = { ...plus(mode, scaled(slope, 1 / bend)), value };
  }
  return mode;
}

/** t · random · (events − n p), the slope of a group's log-likelihood by u. */
function residual(group: Group | undefined, eta: Jet, t: Jet): Jet {
  if (group === undefined) return constant(0);
  const p = expit(eta.value);
  const q = expit(-eta.value);
  const { events, n, random } = group;
  const excess = through(eta, [events - n * p, -n * p * q, -n * p * q * (q - p)]);
  return scaled(times(t, excess), random);
}

/** 1 + t² Σ random² n p q: minus the second derivative of the log-density by u. */
function curvature(groups: readonly Group[], etas: readonly Jet[], t: Jet): Jet {
  const information = groups.map(({ n, random }, index) => {
    const eta = etas[index] ?? constant(0);
    const p = expit(eta.value);
    const q = expit(-eta.value);
    const variance = p * q;
    const factor = n * random * random;
    return through(eta, [
      factor * variance,
      factor * variance * (q - p),
      factor * variance * (1 - 6 * variance),
    ]);
  });
  return plus(constant(1), times(times(t, t), information.reduce(plus)));
}

/** Log-likelihood of a group at some log odds, less that at `from`: written so that large counts lose no digits. */
function logLikelihoodFrom({ events, n }: Group, eta: Jet, from: number): Jet {
  const apart = eta.value - from;
  const p = expit(eta.value);
  const q = expit(-eta.value);
  const value = events * apart - n * Math.log1p(expit(from) * Math.expm1(apart));
  return through(eta, [value, events - n * p, -n * p * q]);
}

/** Log-likelihood of a group at some log odds, less that of its own proportion; 0 or below. */
function relativeLogLikelihood({ events, n }: Group, eta: number): number {
  const others = n - events;
  const logP = -Math.log1p(Math.exp(-eta));
  const logQ = -Math.log1p(Math.exp(eta));
  const ofEvents = events === 0 ? 0 : events * (logP - Math.log(events / n));
  const ofOthers = others === 0 ? 0 : others * (logQ - Math.log(others / n));
  return ofEvents + ofOthers;
}

/** The proportion of some log odds. */
function expit(eta: number): number {
  return 1 / (1 + Math.exp(-eta));
}
