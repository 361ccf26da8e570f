import type { AnalysisRowView, RowEdit } from '#shared/contract/analyses.ts';
import type { AnalysisRowId } from '#shared/contract/ids.ts';
import { WrongInput } from '#shared/stats/conversions/given.ts';
import { convert } from '#shared/stats/conversions/registry.ts';
import { type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { ImpossibleData } from '#shared/stats/impossible-data.ts';

/** The column that tells how a control group was split, so that it is seen and not split again. */
const splitColumn = 'Control group';

/** Whether a row has its part of a control group already. */
export function isSplit({ cells }: Pick<AnalysisRowView, 'cells'>): boolean {
  const told = Object.hasOwn(cells, splitColumn) ? cells[splitColumn] : null;
  return typeof told === 'string' && /^1 of \d+ parts of /u.test(told);
}

type Edits = readonly { readonly rowId: AnalysisRowId; readonly set: RowEdit }[];
type Rows = readonly AnalysisRowView[];

/** Whether a control group can be split and arms combined: where there are counts or means of two groups. */
export function twoGroups(measure: Measure): boolean {
  return ['two-by-two', 'means'].includes(measureInfo(measure).family);
}

/** A number of people or events in whole parts that add up to it; null where one would be left without any. */
function wholeParts(total: unknown, count: number): number[] | null {
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 0) return null;
  return Array.from({ length: count }, (_, at) => Math.floor(total / count) + (at < total % count ? 1 : 0));
}

/**
 * Each row gets its part of the control group that they share (Cochrane Handbook 23.3.4): whole people and events, which add up.
 * None where that can’t be worked out.
 */
export function splitControl(measure: Measure, rows: Rows): Edits {
  const [first] = rows;
  if (first === undefined) return [];
  const counts = measureInfo(measure).family === 'two-by-two';
  const people = wholeParts(first.cells['n2'], rows.length);
  const events = counts ? wholeParts(first.cells['e2'], rows.length) : [];
  if (people === null || events === null || people.includes(0)) return [];
  const whole = counts ? `${first.cells['e2']}/${first.cells['n2']}` : `${first.cells['n2']} people`;
  const trail = { [splitColumn]: `1 of ${rows.length} parts of ${whole}` };
  return rows.map(({ id }, at) => {
    const n2 = people[at] ?? null;
    return {
      rowId: id,
      set: { cells: counts ? { n2, e2: events[at] ?? null, ...trail } : { n2, ...trail } },
    };
  });
}

/** The first row gets the first groups of all as one; the others are left out. None where that can’t be worked out. */
export function combined(measure: Measure, rows: Rows): Edits {
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const counts = measureInfo(measure).family === 'two-by-two';
  const pooled = worked(() =>
    counts
      ? convert(
          { kind: 'combine_event_groups' },
          { groups: rows.map(({ cells: { e1, n1 } }) => ({ events: e1, n: n1 })) },
        )
      : convert(
          { kind: 'combine_groups' },
          { groups: rows.map(({ cells: { m1, sd1, n1 } }) => ({ mean: m1, sd: sd1, n: n1 })) },
        ),
  );
  if (pooled === null) return [];
  const { n: n1 = null } = pooled;
  const cells = counts
    ? { e1: pooled['events'] ?? null, n1 }
    : { m1: pooled['mean'] ?? null, sd1: pooled['sd'] ?? null, n1 };
  const reason = `Combined with the first row of ${first.study === '' ? 'its study' : first.study}`;
  return [
    { rowId: first.id, set: { cells } },
    ...others.map(({ id }) => ({ rowId: id, set: { used: false, reason } })),
  ];
}

/** The values of a conversion; null where the numbers can’t be converted. */
function worked(conversion: () => ReturnType<typeof convert>): ReturnType<typeof convert>['values'] | null {
  try {
    return conversion().values;
  } catch (error) {
    if (error instanceof ImpossibleData || error instanceof WrongInput) return null;
    throw error;
  }
}
