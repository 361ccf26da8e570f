import type { NumberInput } from './given.ts';

/** A plain number. */
export function plain(name: string, label: string, more: Partial<NumberInput> = {}): NumberInput {
  return { ...more, type: 'number', name, label };
}

/** A number above 0: a standard error, a ratio, a variance. */
export function positive(name: string, label: string, more: Partial<NumberInput> = {}): NumberInput {
  return plain(name, label, { above: 0, ...more });
}

/** A standard deviation: 0 or above. */
export function deviation(name: string, label: string, more: Partial<NumberInput> = {}): NumberInput {
  return plain(name, label, { least: 0, ...more });
}

/** A number of people; after a split or a design effect it need not be whole. */
export function people(name: string, label: string, more: Partial<NumberInput> = {}): NumberInput {
  return plain(name, label, { above: 0, ...more });
}

/** A proportion strictly between 0 and 1. */
export function risk(name: string, label: string, more: Partial<NumberInput> = {}): NumberInput {
  return plain(name, label, { above: 0, below: 1, ...more });
}

export const optional = { optional: true } as const;

/** The two ends of an interval and its level. */
export const interval: readonly NumberInput[] = [
  plain('ci_lb', 'Lower end of the interval', { also: ['lo', 'lower', 'ci.lb', 'ciLower'] }),
  plain('ci_ub', 'Upper end of the interval', { also: ['hi', 'upper', 'ci.ub', 'ciUpper'] }),
  plain('level', 'Level of the interval in percent', { above: 0, below: 100, standard: 95 }),
];

/** A two-sided p value; “<0.001” is taken as an upper bound. */
export const pValue: NumberInput = plain('p_two_sided', 'Two-sided p value', {
  above: 0,
  most: 1,
  bound: true,
  also: ['p', 'pval'],
});

export const twoSizes: readonly NumberInput[] = [
  people('n1', 'People in group 1'),
  people('n2', 'People in group 2'),
];

export const ratioInput: NumberInput = positive('ratio', 'Ratio (HR, OR, RR …)', {
  also: ['hr', 'or', 'rr', 'value', 'estimate'],
});
