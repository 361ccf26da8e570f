import type { ReportedArm } from '#shared/domain/reported-result.ts';
import type { RawFamily } from '../effect-sizes/measures.ts';
import { armOn, type Found, onlyArm } from './arms.ts';
import type { Cells, Numbers } from './cells.ts';
import { correlation, generic, hazardRatio, otherRatio } from './estimates.ts';
import { hints } from './hints.ts';

/** What a column takes of an arm. */
type Part = {
  readonly column: string;
  readonly of: (arm: ReportedArm) => number | null;
  readonly name: string;
};

const people: Part = {
  column: 'n',
  of: ({ nAnalysed, nRandomised }) => nAnalysed ?? nRandomised,
  name: 'people',
};
const mean: Part = { column: 'm', of: (arm) => arm.mean, name: 'mean' };
const deviation: Part = { column: 'sd', of: (arm) => arm.sd, name: 'standard deviation' };
const time: Part = { column: 't', of: (arm) => arm.personTime, name: 'person-time' };
const events = (column: string): Part => ({ column, of: (arm) => arm.events, name: 'events' });

const ways: Readonly<Record<RawFamily, (result: Numbers) => Cells>> = {
  'two-by-two': (result) => ofTwo(result, [events('e'), people]),
  means: (result) => ofTwo(result, [mean, deviation, people]),
  'person-time': (result) => ofTwo(result, [events('x'), time]),
  proportion: (result) => ofOne(result, [events('x'), people]),
  mean: (result) => ofOne(result, [mean, deviation, people]),
  rate: (result) => ofOne(result, [events('x'), time]),
  'hazard-ratio': hazardRatio,
  ratio: otherRatio,
  generic,
  correlation,
  accuracy: () => ({ cells: {}, problem: 'Results hold no table of test results (tp, fp, fn, tn).' }),
  'log-rank': () => ({ cells: {}, problem: 'Results hold no O − E with its variance.' }),
};

/**
 * The cells of a result for a family of measures, as they are reported: nothing is converted (no standard error to a
 * deviation, no percentage to a count); what is missing is said. The therapy is group 1.
 */
export function cellsOf(family: RawFamily, result: Numbers): Cells {
  return ways[family](result);
}

function ofTwo(result: Numbers, parts: readonly Part[]): Cells {
  const groups = [
    { found: armOn('therapy', result.arms), suffix: '1', name: 'therapy' },
    { found: armOn('comparator', result.arms), suffix: '2', name: 'comparator' },
  ];
  const read = groups.map(({ found, suffix, name }) =>
    fromArm(found, parts, { column: (column) => `${column}${suffix}`, of: ` of the ${name}` }),
  );
  const missing = read.flatMap((group) => group.missing);
  return told(result, {
    cells: Object.assign({}, ...read.map(({ cells }) => cells)),
    problems: [...new Set(read.flatMap(({ problems }) => problems))],
    missing,
  });
}

function ofOne(result: Numbers, parts: readonly Part[]): Cells {
  const read = fromArm(onlyArm(result.arms), parts, { column: (column) => column, of: '' });
  return told(result, read);
}

type Read = {
  readonly cells: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
  /** What the arm does not have: `events of the therapy`. */
  readonly missing: readonly string[];
};

function fromArm(
  found: Found,
  parts: readonly Part[],
  names: { readonly column: (column: string) => string; readonly of: string },
): Read {
  if ('problem' in found) return { cells: {}, problems: [found.problem], missing: [] };
  const values = parts.map(({ column, of, name }) => ({ column, name, value: of(found.arm) }));
  return {
    cells: Object.fromEntries(
      values.flatMap(({ column, value }) => (value === null ? [] : [[names.column(column), value]])),
    ),
    problems: [],
    missing: values.flatMap(({ name, value }) => (value === null ? [`${name}${names.of}`] : [])),
  };
}

function told(result: Numbers, { cells, problems, missing }: Read): Cells {
  const sentences = [
    ...problems,
    ...(missing.length === 0 ? [] : [`Not given: ${missing.join(', ')}.`]),
    ...(problems.length + missing.length === 0 ? [] : hints(result, missing)),
  ];
  return { cells, problem: sentences.length === 0 ? null : sentences.join(' ') };
}
