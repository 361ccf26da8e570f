import { Answer } from './answer.ts';
import { dataFiles, dataText } from './sheaf-data.ts';
import type { StudyRow } from '../stats/effect-sizes/cells.ts';
import { agrees, beside } from '../stats/testing/agree.ts';

/** Names of the data sets, or of those with answers only. */
export function dataSets(suffix: '.data.json' | '.answers.json'): string[] {
  return dataFiles('meta')
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length));
}

/** A file of the folder of references. */
export function metaFile(name: string): Answer {
  return new Answer(name, JSON.parse(dataText('meta', name)));
}

/** The answers of a data set by measure. */
export function answersOf(id: string): [string, Answer][] {
  return metaFile(`${id}.answers.json`).at('answers').entries();
}

/** The studies of a data set as rows of a table. */
export function rowsOf(id: string): StudyRow[] {
  const studies = metaFile(`${id}.data.json`).at('studies').list();
  return studies.map((study) =>
    Object.fromEntries(
      study
        .entries()
        .map(([name, { value }]) => [
          name,
          typeof value === 'number' || typeof value === 'string' ? value : null,
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
