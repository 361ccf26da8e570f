import { type Label, type LabelRole, labelRoles } from './labels.ts';
import { type Score, rounded, scoreOf } from './score.ts';

/** How far two rounds of labels agree about one thing. */
export type Agreement = {
  readonly of: LabelRole | 'direction' | 'conclusion';
  readonly sentences: number;
  /** Share of sentences with the very same label. */
  readonly identical: number;
  /** Cohen's kappa of one value; null for sets. */
  readonly kappa: number | null;
  /** F1 of the sets, one round against the other; null for one value. */
  readonly f1: number | null;
};

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((key) => b.has(key));

/** Cohen 1960: (observed − expected) / (1 − expected), expected from how often each round used each value. */
export function kappaOf(pairs: readonly (readonly [string, string])[]): number {
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const share = (side: 0 | 1, value: string): number =>
    pairs.filter((pair) => pair[side] === value).length / pairs.length;
  const values = new Set(pairs.flat());
  const expected = [...values].reduce((sum, value) => sum + share(0, value) * share(1, value), 0);
  return expected === 1 ? 1 : (observed - expected) / (1 - expected);
}

function ofRole(pairs: readonly (readonly [Label, Label])[], role: LabelRole): Agreement {
  const identical = pairs.filter(([a, b]) => same(a[role], b[role])).length / pairs.length;
  const score: Score = scoreOf(pairs.map(([a, b]) => [a[role], b[role]]));
  return {
    of: role,
    sentences: pairs.length,
    identical: rounded(identical),
    kappa: null,
    f1: score.f1,
  };
}

/** The agreement of two rounds, for each role and value. */
export function agreements(
  first: ReadonlyMap<string, Label>,
  second: ReadonlyMap<string, Label>,
): Agreement[] {
  const pairs = [...first.values()].flatMap((label): (readonly [Label, Label])[] => {
    const other = second.get(label.id);
    return other === undefined ? [] : [[label, other]];
  });
  const ofValue = (of: 'direction' | 'conclusion'): Agreement => {
    const values = pairs.map(([a, b]) => [a[of], b[of]] as const);
    const identical = values.filter(([a, b]) => a === b).length / values.length;
    const kappa = rounded(kappaOf(values));
    return { of, sentences: pairs.length, identical: rounded(identical), kappa, f1: null };
  };
  return [...labelRoles.map((role) => ofRole(pairs, role)), ofValue('direction'), ofValue('conclusion')];
}
