import { NativeSelect } from '@mantine/core';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import { hasUnit } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { hasZeroCells, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { predictionKinds } from '#shared/stats/models/prediction.ts';
import {
  betterChoices,
  isHazardRatio,
  levelChoices,
  predictionChoices,
  subgroupTau2Choices,
} from './choices.ts';
import { HazardName } from './hazard-name.tsx';
import { MeasureDetails } from './measure-details.tsx';
import { ModeratorsField } from './moderators-field.tsx';
import { SavedText } from './saved-text.tsx';
import styles from './settings.module.css';
import type { SettingsProps } from './settings-props.ts';
import { ZeroCells } from './zero-cells.tsx';

/** Names, level, prediction, moderators and the rest. */
export function MoreSettings(props: SettingsProps) {
  const { analysis, writable, onChange } = props;
  const { settings } = analysis;
  const disabled = !writable;
  const set = (part: AnalysisSummary['settings']) =>
    onChange((now) => ({ settings: { ...now.settings, ...part } }));
  const level = settings.level ?? 0.95;
  return (
    <div className={styles.more}>
      <Names {...props} />
      <NativeSelect
        label="Level of intervals"
        data={levelChoices(level)}
        value={String(level)}
        disabled={disabled}
        onChange={({ currentTarget: { value } }) => set({ level: Number(value) })}
      />
      <NativeSelect
        label="Prediction: degrees of freedom"
        data={[...predictionChoices]}
        value={settings.pi ?? 'metafor'}
        disabled={disabled}
        onChange={({ currentTarget: { value } }) => {
          const pi = predictionKinds.find((one) => one === value);
          if (pi !== undefined) set({ pi });
        }}
      />
      {analysis.subgroup === null ? null : (
        <NativeSelect
          label="Tau² of subgroups"
          data={[...subgroupTau2Choices]}
          value={settings.subgroupTau2 ?? 'separate'}
          disabled={disabled}
          onChange={({ currentTarget: { value } }) =>
            set({ subgroupTau2: value === 'common' ? 'common' : 'separate' })
          }
        />
      )}
      <MeasureDetails analysis={analysis} disabled={disabled} onSet={set} />
      <CumulativeBy {...props} onBy={(cumulativeBy) => set({ cumulativeBy })} />
      {hasZeroCells(analysis.measure) ? (
        <ZeroCells analysis={analysis} disabled={disabled} onSet={set} />
      ) : null}
      <ModeratorsField {...props} />
    </div>
  );
}

/** What the analysis and its two sides are called, and which way is better. */
function Names({ analysis, writable, onChange }: SettingsProps) {
  const disabled = !writable;
  const two = measureInfo(analysis.measure).groups === 2;
  return (
    <>
      <SavedText
        label="Comparison"
        value={analysis.comparison}
        disabled={disabled}
        onSave={(comparison) => onChange({ comparison })}
      />
      <SavedText
        label="Outcome"
        value={analysis.outcome}
        disabled={disabled}
        onSave={(outcome) => onChange({ outcome })}
      />
      <SavedText
        label={two ? 'First group' : 'Group'}
        value={analysis.group1}
        disabled={disabled}
        onSave={(group1) => onChange({ group1 })}
      />
      {two ? (
        <SavedText
          label="Second group"
          value={analysis.group2}
          disabled={disabled}
          onSave={(group2) => onChange({ group2 })}
        />
      ) : null}
      <NativeSelect
        label="Better for the patient"
        data={betterChoices(analysis.measure)}
        value={analysis.better ?? ''}
        disabled={disabled}
        onChange={({ currentTarget: { value } }) =>
          onChange({ better: value === 'higher' || value === 'lower' ? value : null })
        }
      />
      {hasUnit(analysis.measure) ? (
        <SavedText
          label="Unit"
          placeholder="mmHg"
          value={analysis.unit ?? ''}
          disabled={disabled}
          onSave={(unit) => onChange({ unit: unit === '' ? null : unit })}
        />
      ) : null}
      {isHazardRatio(analysis.measure) ? (
        <HazardName unit={analysis.unit} disabled={disabled} onChange={onChange} />
      ) : null}
    </>
  );
}

const asEntered = ':entered';

function CumulativeBy(props: SettingsProps & { readonly onBy: (column: string | null) => void }) {
  const { analysis, extras, writable, onBy } = props;
  const by = analysis.settings.cumulativeBy;
  const usual = extras.includes('year') ? 'year' : null;
  const shown = by === undefined ? usual : by;
  return (
    <NativeSelect
      label="Cumulative in the order of"
      data={[
        { value: asEntered, label: 'The table' },
        ...extras.map((name) => ({ value: name, label: name })),
      ]}
      value={shown ?? asEntered}
      disabled={!writable}
      onChange={({ currentTarget: { value } }) => onBy(value === asEntered ? null : value)}
    />
  );
}
