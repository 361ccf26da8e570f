import { Button, NativeSelect } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { analysisMethods } from '#shared/stats/analysis/request.ts';
import { isMeasure } from '#shared/stats/effect-sizes/measures.ts';
import { coefficientTests } from '#shared/stats/models/settings.ts';
import {
  choosesTest,
  isReportedRatio,
  measureChoices,
  methodChoices,
  ratioNames,
  testChoices,
  withMeasure,
  withMethod,
} from './choices.ts';
import { MoreSettings } from './more-settings.tsx';
import { SavedText } from './saved-text.tsx';
import styles from './settings.module.css';
import type { SettingsProps } from './settings-props.ts';

/** The settings that are changed most in one line; the others below it, on request. */
export const SettingsStrip = memo(function SettingsStrip(props: SettingsProps) {
  const { analysis, extras, writable, onChange } = props;
  const [more, setMore] = useState(false);
  const panel = useId();
  const disabled = !writable;
  useKeys({
    id: 'synthesis.settings',
    section: 'Synthesise',
    label: 'More settings of the analysis',
    keys: 's',
    run: () => setMore(!more),
  });
  return (
    <section aria-label="Settings" className={styles.settings}>
      <div className={styles.strip}>
        <NativeSelect
          label="Measure"
          data={[...measureChoices]}
          value={analysis.measure}
          disabled={disabled}
          onChange={({ currentTarget: { value } }) => {
            if (isMeasure(value)) onChange(withMeasure(analysis, value));
          }}
        />
        {isReportedRatio(analysis.measure) ? (
          <SavedText
            label="What the ratio is"
            placeholder="Odds ratio"
            suggestions={ratioNames}
            value={analysis.unit ?? ''}
            disabled={disabled}
            onSave={(unit) => onChange({ unit: unit === '' ? null : unit })}
          />
        ) : null}
        <NativeSelect
          label="Model"
          data={methodChoices(analysis.measure)}
          value={analysis.method}
          disabled={disabled}
          onChange={({ currentTarget: { value } }) => {
            const method = analysisMethods.find((one) => one === value);
            if (method !== undefined) onChange(withMethod(analysis.method, method));
          }}
        />
        {choosesTest(analysis.method) ? (
          <NativeSelect
            label="Test and interval"
            data={[...testChoices]}
            value={analysis.test}
            disabled={disabled}
            onChange={({ currentTarget: { value } }) => {
              const test = coefficientTests.find((one) => one === value);
              if (test !== undefined) onChange({ test });
            }}
          />
        ) : null}
        <NativeSelect
          label="Subgroups by"
          data={[
            { value: '', label: extras.length === 0 ? 'None (add a column)' : 'None' },
            ...extras.map((name) => ({ value: name, label: name })),
          ]}
          value={analysis.subgroup ?? ''}
          disabled={disabled}
          onChange={({ currentTarget: { value } }) => onChange({ subgroup: value === '' ? null : value })}
        />
        <Button
          aria-expanded={more}
          aria-controls={panel}
          aria-keyshortcuts="S"
          leftSection={<SlidersHorizontal size={14} aria-hidden="true" />}
          onClick={() => setMore(!more)}
        >
          {more ? 'Fewer settings' : 'More settings'}
        </Button>
      </div>
      <div id={panel} hidden={!more}>
        {more ? <MoreSettings {...props} /> : null}
      </div>
    </section>
  );
}, isSame);

/** What is typed into the table changes none of it, but for a column that comes or goes. */
function isSame(before: SettingsProps, after: SettingsProps): boolean {
  const { analysis, extras, writable, onChange } = after;
  return (
    before.analysis === analysis &&
    before.writable === writable &&
    before.onChange === onChange &&
    before.extras.join('\n') === extras.join('\n')
  );
}
