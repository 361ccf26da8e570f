import { Checkbox, NativeSelect } from '@mantine/core';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import { leavesOutDoubleZeros } from '#shared/stats/analysis/request.ts';
import type { AddTo } from '#shared/stats/effect-sizes/settings.ts';
import { addToChoices } from './choices.ts';
import { SavedText } from './saved-text.tsx';
import styles from './settings.module.css';

const ways: readonly AddTo[] = ['only0', 'all', 'if0all', 'none'];

/** What is done about cells without events. */
export function ZeroCells(props: {
  readonly analysis: AnalysisSummary;
  readonly disabled: boolean;
  readonly onSet: (part: AnalysisSummary['settings']) => void;
}) {
  const { analysis, disabled, onSet } = props;
  const { add, to = 'only0', drop00 } = analysis.settings;
  const leaves = drop00 ?? leavesOutDoubleZeros(analysis.measure);
  return (
    <fieldset className={styles.zero}>
      <legend>Zero cells</legend>
      <SavedText
        label="Add"
        placeholder="0.5"
        value={add === undefined ? '' : String(add)}
        disabled={disabled}
        onSave={(text) => {
          const value = Number(text.replace(',', '.'));
          if (text === '') onSet({ add: undefined });
          else if (Number.isFinite(value) && value >= 0) onSet({ add: value });
        }}
      />
      <NativeSelect
        label="To"
        data={[...addToChoices]}
        value={to}
        disabled={disabled}
        onChange={({ currentTarget: { value } }) => {
          const way = ways.find((one) => one === value);
          if (way !== undefined) onSet({ to: way });
        }}
      />
      <Checkbox
        label="Leave out studies without events in both groups"
        checked={leaves}
        disabled={disabled}
        onChange={(event) => onSet({ drop00: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
