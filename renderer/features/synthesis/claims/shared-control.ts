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
  return typeof cells[splitColumn] === 'string';
}

type Edits = readonly { readonly rowId: AnalysisRowId; readonly set: RowEdit }[];
type Rows = readonly AnalysisRowView[];

/** Whether a control group can be split and arms combined: where there are counts or means of two groups. */
export function twoGroups(measure: Measure): boolean {
  return ['two-by-two', 'means'].includes(measureInfo(measure).family);
}

/** Each row gets its part of the control group that they share; none where that can’t be worked out. */
export function splitControl(measure: Measure, rows: Rows): Edits {
  const [first] = rows;
  if (first === undefined) return [];
  const counts = measureInfo(measure).family === 'two-by-two';
  const given = { n: first.cells['n2'], comparisons: rows.length };
  const parts = worked(() =>
    convert({ kind: 'split_shared_control' }, counts ? { ...given, events: first.cells['e2'] } : given),
  );
  if (parts === null) return [];
  const { n_each: n2 = null, events_each: e2 = null } = parts;
  const whole = counts ? `${first.cells['e2']}/${first.cells['n2']}` : `${first.cells['n2']} people`;
  const trail = { [splitColumn]: `1 of ${rows.length} parts of ${whole}` };
  return rows.map(({ id }) => ({
    rowId: id,
    set: { cells: counts ? { n2, e2, ...trail } : { n2, ...trail } },
  }));
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
