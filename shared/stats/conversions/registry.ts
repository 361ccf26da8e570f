import { ImpossibleData } from '../impossible-data.ts';
import { absolutes } from './absolute.ts';
import { changes } from './change.ts';
import { designs } from './clusters.ts';
import type { Conversion, Converted, Values } from './conversion.ts';
import { counts } from './counts.ts';
import { deviations } from './deviations.ts';
import { fit, readGiven, WrongInput } from './given.ts';
import { groups } from './groups.ts';
import { hazards } from './hazards.ts';
import { medians } from './medians.ts';
import { scales } from './scales.ts';
import { standardised } from './standardised.ts';
import { wald } from './wald.ts';
import { BEYOND, sentences } from './words.ts';

/** Every conversion there is; forms, the command line and its help are made from it. */
export const conversions: readonly Conversion[] = [
  ...deviations,
  ...medians,
  ...wald,
  ...hazards,
  ...standardised,
  ...counts,
  ...groups,
  ...changes,
  ...designs,
  ...absolutes,
  ...scales,
];

type Entered = Readonly<Record<string, unknown>>;

/** What is asked for: by its own name, or by what there is and what is wanted. “mean_ci” to “sd” is mean_ci_to_sd. */
export type Asked =
  | { readonly kind: string; readonly to?: string | undefined }
  | { readonly from: string; readonly to: string };

function list(names: Iterable<string>): string {
  return [...new Set(names)].join(', ');
}

function byKind(kind: string): Conversion {
  const found = conversions.find((conversion) => conversion.kind === kind);
  if (found) return found;
  throw new WrongInput(
    'kind',
    `There is no conversion “${kind}”. There are: ${list(conversions.map((one) => one.kind))}.`,
  );
}

/** Of several ways from one thing to another, the one that the inputs are complete for. */
function byInputs(candidates: readonly Conversion[], entered: Entered): Conversion {
  const fits = candidates.map((conversion) => ({ conversion, ...fit(entered, conversion.inputs) }));
  const right = fits.find(({ missing, unknown }) => missing.length + unknown.length === 0);
  const [first] = fits.toSorted(
    (a, b) => a.missing.length + a.unknown.length - b.missing.length - b.unknown.length,
  );
  const chosen = right ?? first;
  if (chosen) return chosen.conversion;
  throw new WrongInput('to', 'There is no such conversion.');
}

/** “five-numbers” and “Five numbers” are five_numbers. */
function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[-\s]+/gu, '_');
}

function byEnds(from: string, to: string, entered: Entered): Conversion {
  const there = conversions.filter((conversion) => conversion.from === from);
  const candidates = there.filter((conversion) => Object.hasOwn(conversion.to, to));
  if (candidates.length > 0) return byInputs(candidates, entered);
  const named = conversions.find(({ kind }) => kind === `${from}_to_${to}`);
  if (named) return named;
  if (there.length > 0)
    throw new WrongInput(
      'to',
      `There is no conversion from ${from} to “${to}”. To: ${list(there.flatMap((one) => Object.keys(one.to)))}.`,
    );
  throw new WrongInput(
    'from',
    `There is no conversion from “${from}”. From: ${list(conversions.map((one) => one.from))}.`,
  );
}

function checked(values: Values): Values {
  for (const [name, value] of Object.entries(values))
    if (value !== null && !Number.isFinite(value))
      throw new ImpossibleData(
        `These numbers lead to no finite ${name}: they are too large, too small or too far apart.`,
        { column: name },
      );
  return values;
}

/** One sentence after the other, unless a step went beyond the numbers that there are. */
function derivationOf(steps: readonly string[], source: string): string {
  const words = sentences([...steps, `Source: ${source}.`]);
  if (!words.includes(BEYOND)) return words;
  throw new ImpossibleData('These numbers are too large, too small or too far apart to calculate with.');
}

/** The one value that was asked for, or several by name. */
function askedFor(values: Values, names: readonly string[]): Converted['value'] {
  const there = names.filter((name) => values[name] !== undefined);
  const [first] = there;
  if (there.length === 1 && first !== undefined) return values[first] ?? null;
  return Object.fromEntries(there.map((name) => [name, values[name] ?? null]));
}

/** The words for what is asked, and the values that it means: of a conversion asked for by name, all of them. */
function targetOf(
  { kind, to, answers }: Conversion,
  asked: Asked,
): { readonly to: string; readonly names: readonly string[] } {
  const wanted = asked.to === undefined ? undefined : plainName(asked.to);
  const names = wanted !== undefined && Object.hasOwn(to, wanted) ? to[wanted] : undefined;
  if (wanted !== undefined && names) return { to: wanted, names };
  const byName =
    wanted === undefined || ('from' in asked && kind === `${plainName(asked.from)}_to_${wanted}`);
  if (byName) return { to: Object.keys(to)[0] ?? '', names: Object.keys(answers) };
  throw new WrongInput('to', `${kind} does not give “${wanted}”. It gives: ${list(Object.keys(to))}.`);
}

/**
 * Converts what a paper prints.
 *
 * @param asked the conversion, by name or by `from` and `to`
 * @param entered its inputs by name: numbers, or the words in which numbers were printed (“0.60”, “<0.001”)
 * @returns value, the calculation in words and what is doubtful about it
 * @throws WrongInput for an unknown conversion or input, or one that is missing · ImpossibleData with the input as
 * `column` for numbers that cannot be · NotOffered where there is no estimate
 */
export function convert(asked: Asked, entered: Entered): Converted {
  const conversion =
    'kind' in asked
      ? byKind(plainName(asked.kind))
      : byEnds(plainName(asked.from), plainName(asked.to), entered);
  const { to, names } = targetOf(conversion, asked);
  const { values, steps, flags } = conversion.run(readGiven(entered, conversion.inputs));
  return {
    kind: conversion.kind,
    from: conversion.from,
    to,
    value: askedFor(checked(values), names),
    values,
    derivation: derivationOf(steps, conversion.source),
    flags,
  };
}
