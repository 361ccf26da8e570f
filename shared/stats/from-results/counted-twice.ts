import { folded } from '#shared/kit/folded.ts';
import { familyColumns, type Measure, measureInfo } from '../effect-sizes/measures.ts';

/** A row of a table of studies, as far as it matters whose people are in it. */
export type CountedRow = {
  readonly study: string;
  /** The study of the review; null: not known. */
  readonly studyId: string | null;
  /** The paper that its numbers are from; null: not known. */
  readonly documentId: string | null;
  readonly cells: Readonly<Record<string, number | string | null>>;
};

/** People who are in more than one row. */
export type CountedTwice = {
  /** One study in several rows; the same control group; all numbers of a row once more. */
  readonly kind: 'study' | 'control' | 'repeated';
  /** Places of the rows among those that were given. */
  readonly rows: readonly number[];
};

/**
 * Rows whose people count twice where they are pooled (Cochrane Handbook 6.2.1 and 23.3.4): rows of one study, and rows of
 * one study or paper that have the same control group. What is told as one of these is not told as another.
 * @param rows those that are pooled
 */
export function countedTwice(measure: Measure, rows: readonly CountedRow[]): CountedTwice[] {
  const names = rows.map(({ study }) => named(study));
  const shared = together(rows.map(({ studyId, documentId }, at) => [studyId, names[at], documentId]))
    .flatMap((group) => alike(group, rows, measure))
    .toSorted((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
  const told = new Set(shared.map((one) => one.rows.join(' ')));
  const studies = together(rows.map(({ studyId }, at) => [studyId, names[at]]))
    .filter((group) => group.length > 1 && !told.has(group.join(' ')))
    .map((group): CountedTwice => ({ kind: 'study', rows: group }));
  return [...shared, ...studies];
}

/** A name of a study as it is compared: case and white space do not tell studies apart. */
function named(study: string): string | null {
  const plain = folded(study);
  return plain === '' ? null : `name ${plain}`;
}

/** Places of rows in groups that have a key in common, directly or through another row. @param keys of each row */
function together(keys: readonly (readonly (string | null | undefined)[])[]): number[][] {
  const known = keys.map((found) => found.filter((key) => typeof key === 'string'));
  const groups = new Map<string, number[]>();
  for (const [at, own] of known.entries()) {
    const joined = new Set(own.map((key) => groups.get(key)));
    const [group = [], ...others] = [...joined].filter((one) => one !== undefined);
    const moved = [at, ...others.flat()];
    group.push(...moved);
    for (const key of moved.flatMap((place) => known[place] ?? [])) groups.set(key, group);
  }
  return [...new Set(groups.values())]
    .map((group) => group.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Of rows that belong together those with the same second group, or with all numbers the same. */
function alike(group: readonly number[], rows: readonly CountedRow[], measure: Measure): CountedTwice[] {
  const [way = []] = familyColumns[measureInfo(measure).family];
  const numbers = (at: number, columns: readonly string[]): string | null => {
    const values = columns.map((column) => rows[at]?.cells[column] ?? null);
    return columns.length === 0 || values.includes(null) ? null : values.join(' ');
  };
  const same = (columns: readonly string[]) =>
    [...Map.groupBy(group, (at) => numbers(at, columns))].flatMap(([key, found]) =>
      key === null || found.length < 2 ? [] : [found],
    );
  const repeated = same(way);
  const taken = new Set(repeated.map((found) => found.join(' ')));
  const controls = same(way.filter((column) => column.endsWith('2'))).filter(
    (found) => !taken.has(found.join(' ')),
  );
  return [
    ...repeated.map((found): CountedTwice => ({ kind: 'repeated', rows: found })),
    ...controls.map((found): CountedTwice => ({ kind: 'control', rows: found })),
  ];
}
