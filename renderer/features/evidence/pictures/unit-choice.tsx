import { SegmentedControl } from '@mantine/core';
import { type CountedUnit, countedUnits } from '#shared/counting/cell.ts';

const unitChoices = [
  { value: 'claims', label: 'Claims' },
  { value: 'documents', label: 'Documents' },
  { value: 'studies', label: 'Studies' },
];

/** What the numbers of a picture count. */
export function UnitChoice(props: {
  readonly by: CountedUnit;
  readonly onUnit: (unit: CountedUnit) => void;
}) {
  return (
    <SegmentedControl
      aria-label="What the numbers count"
      data={unitChoices}
      value={props.by}
      onChange={(value) => props.onUnit(countedUnits.find((unit) => unit === value) ?? 'claims')}
    />
  );
}
