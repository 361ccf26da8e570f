import { NativeSelect } from '@mantine/core';
import { saidName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';

const plain = 'Hazard ratio';

/** Whether hazard ratios are adjusted, which no number tells. */
export function HazardName(props: {
  /** The unit of the analysis. */
  readonly unit: string | null;
  readonly disabled?: boolean;
  readonly onChange: (set: { readonly unit: string | null }) => void;
}) {
  const { unit, disabled = false, onChange } = props;
  const said = saidName('HR', unit) ?? plain;
  return (
    <NativeSelect
      label="What the ratio is"
      data={[...new Set([plain, 'Adjusted hazard ratio', said])]}
      value={said}
      disabled={disabled}
      onChange={({ currentTarget: { value } }) => onChange({ unit: value === plain ? null : value })}
    />
  );
}
