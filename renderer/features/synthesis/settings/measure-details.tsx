import { Checkbox, NativeSelect } from '@mantine/core';
import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import { definitionChoices, smdBiasChoices, smdVarianceChoices } from './choices.ts';

/** What can be chosen about one measure or method alone. */
export function MeasureDetails(props: {
  readonly analysis: AnalysisSummary;
  readonly disabled: boolean;
  readonly onSet: (part: AnalysisSummary['settings']) => void;
}) {
  const { analysis, disabled, onSet } = props;
  const { measure, method, settings } = analysis;
  const revman = settings.smdVariance === 'revman';
  return (
    <>
      {measure === 'SMD' ? (
        <>
          <NativeSelect
            label="Variance of SMD"
            data={[...smdVarianceChoices]}
            value={settings.smdVariance ?? 'metafor'}
            disabled={disabled}
            onChange={({ currentTarget: { value } }) =>
              // The correction is as usual with the other variance, unless it was chosen.
              onSet({ smdVariance: value === 'revman' ? 'revman' : 'metafor' })
            }
          />
          <NativeSelect
            label="Small-sample correction"
            data={[...smdBiasChoices]}
            value={settings.smdBias ?? (revman ? 'approx' : 'exact')}
            disabled={disabled}
            onChange={({ currentTarget: { value } }) =>
              onSet({ smdBias: value === 'approx' || value === 'none' ? value : 'exact' })
            }
          />
        </>
      ) : null}
      {measure === 'ROM' || measure === 'SMDH' ? (
        <NativeSelect
          label="Definition"
          data={[...definitionChoices]}
          value={settings.definitions ?? 'metafor-3.8'}
          disabled={disabled}
          onChange={({ currentTarget: { value } }) =>
            onSet({ definitions: value === 'metafor-5' ? 'metafor-5' : 'metafor-3.8' })
          }
        />
      ) : null}
      {method === 'MH' && (measure === 'OR' || measure === 'IRR') ? (
        <Checkbox
          label="Continuity correction of the Cochran-Mantel-Haenszel test"
          checked={settings.cmhCorrect ?? true}
          disabled={disabled}
          onChange={(event) => onSet({ cmhCorrect: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
}
