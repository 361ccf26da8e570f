import { dataFiles, dataText } from './sheaf-data.ts';
import type { StudyRow } from '../stats/effect-sizes/cells.ts';
import { agrees, beside } from '../stats/testing/agree.ts';

/** Anything that JSON holds. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A part of a JSON value by its path; null where there is none. */
export function part(value: Json | undefined, ...path: readonly (string | number)[]): Json {
  let current: Json | undefined = value;
  for (const key of path) {
    if (current === null || typeof current !== 'object') return null;
    current = Object.entries(current).find(([name]) => name === String(key))?.[1];
  }
  return current ?? null;
}

/** The entries of an object by its path; none where there is no object. */
export function entries(value: Json, ...path: readonly (string | number)[]): [string, Json][] {
  const found = part(value, ...path);
  return found !== null && typeof found === 'object' ? Object.entries(found) : [];
}

/** The number at a path; null for anything else. */
export function number(value: Json, ...path: readonly (string | number)[]): number | null {
  const found = part(value, ...path);
  return typeof found === 'number' ? found : null;
}

/** The array of numbers (or null) at a path. */
export function numbers(value: Json, ...path: readonly (string | number)[]): (number | null)[] {
  return entries(value, ...path).map(([, item]) => (typeof item === 'number' ? item : null));
}

function readJson(...path: string[]): Json {
  const value: Json = JSON.parse(dataText(...path));
  return value;
}

/** Names of the data sets, or of those with answers only. */
export function dataSets(suffix: '.data.json' | '.answers.json'): string[] {
  return dataFiles('meta')
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length));
}

/** A file of the folder of references. */
export function metaFile(name: string): Json {
  return readJson('meta', name);
}

/** The answers of a data set by measure. */
export function answersOf(id: string): [string, Json][] {
  return entries(metaFile(`${id}.answers.json`), 'answers');
}

/** The studies of a data set as rows of a table. */
export function rowsOf(id: string): StudyRow[] {
  return entries(metaFile(`${id}.data.json`), 'studies').map(([, study]) =>
    Object.fromEntries(
      entries(study).map(([name, cell]) => [
        name,
        typeof cell === 'number' || typeof cell === 'string' ? cell : null,
      ]),
    ),
  );
}

/** Counts comparisons and keeps the names of those that fail. */
export class Comparison {
  count = 0;
  readonly failures: string[] = [];

  /** Compares two numbers within the tolerance; `relative` where the reference is known to be less exact. */
  compare(
    name: string,
    [ours, reference]: readonly [number | null, number | null],
    more: number = beside.estimate,
    relative?: number,
  ): void {
    this.count += 1;
    if (agrees(ours, reference, more, relative)) return;
    this.failures.push(`${name}: ours ${ours}, reference ${reference}`);
  }

  /** Compares two arrays, place by place; another length is a failure. */
  compareAll(name: string, ours: readonly (number | null)[], reference: readonly (number | null)[]): void {
    if (ours.length !== reference.length)
      this.failures.push(`${name}: ${ours.length} for ${reference.length}`);
    reference.forEach((value, index) => this.compare(`${name}[${index}]`, [ours[index] ?? null, value]));
  }
}
