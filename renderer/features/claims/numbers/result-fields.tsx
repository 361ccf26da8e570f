import { NativeSelect } from '@mantine/core';
import type { ResultEdit, ResultView } from '#shared/contract/results.ts';
import { AnalysisSet, POperator, ResultMeasure } from '#shared/contract/values.ts';
import { analysisSetLabels, measureLabels } from '#shared/domain/result-labels.ts';
import { analysisSets, type Reached, resultMeasures } from '#shared/domain/reported-result.ts';
import { TextField } from '../text-field.tsx';
import { ArmFields } from './arm-fields.tsx';
import { NumberField } from './number-field.tsx';
import styles from './numbers.module.css';
import type { SaveResult } from './use-result-edits.ts';

const unsaid = { value: '', label: 'Not said' };
const measures = [unsaid, ...resultMeasures.map((value) => ({ value, label: measureLabels[value] }))];
const sets = [unsaid, ...analysisSets.map((value) => ({ value, label: analysisSetLabels[value] }))];
const operators = [
  { value: '', label: 'p not said' },
  { value: '=', label: 'p =' },
  { value: '<', label: 'p <' },
  { value: '>', label: 'p >' },
  { value: 'ns', label: 'not significant' },
];
const adjustments = [unsaid, { value: 'yes', label: 'Adjusted' }, { value: 'no', label: 'Not adjusted' }];

const numberOf = (value: Reached): number | null => (typeof value === 'number' ? value : null);
const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** Every field of a result, each saved as it is left: what was read, to be corrected. */
export function ResultFields(props: { readonly result: ResultView; readonly save: SaveResult }) {
  const { result, save } = props;
  const interval = result.interval ?? { lower: null, upper: null };
  const id = result.id;
  const text = (
    label: string,
    field:
      | 'eventCounted'
      | 'endpointDefinition'
      | 'unit'
      | 'adjustedFor'
      | 'mrdThreshold'
      | 'mrdMethod'
      | 'gradingSystem',
  ) => (
    <TextField
      label={label}
      field={`${id}.${field}`}
      lines="one"
      maxLength={2000}
      value={result[field] ?? ''}
      save={(words, group) => save({ [field]: orNull(words) }, group)}
    />
  );
  return (
    <div className={styles.fields}>
      <NativeSelect
        label="Measure"
        value={result.measure ?? ''}
        data={measures}
        onChange={(event) =>
          void save({ measure: ResultMeasure.nullable().catch(null).parse(event.currentTarget.value) })
        }
      />
      <div className={styles.row}>
        <NumberField
          label="Value"
          field={`${id}.value`}
          value={result.value}
          open
          save={(value, group) => save({ value }, group)}
        />
        <NumberField
          label="CI from"
          field={`${id}.lower`}
          value={interval.lower}
          open
          save={(lower, group) => save({ interval: spanOf(lower, interval.upper) }, group)}
        />
        <NumberField
          label="CI to"
          field={`${id}.upper`}
          value={interval.upper}
          open
          save={(upper, group) => save({ interval: spanOf(interval.lower, upper) }, group)}
        />
        <NumberField
          label="CI level, %"
          field={`${id}.level`}
          value={result.level === null ? null : Number((result.level * 100).toPrecision(6))}
          save={(level, group) => save({ level: level === null ? null : Number(level) / 100 }, group)}
        />
      </div>
      <div className={styles.row}>
        <NativeSelect
          label="p value"
          value={result.pOperator ?? (result.p === null ? '' : '=')}
          data={operators}
          onChange={(event) => {
            const pOperator = POperator.nullable().catch(null).parse(event.currentTarget.value);
            void save(
              pOperator === null || pOperator === 'ns'
                ? { pOperator, p: null }
                : { pOperator, p: result.p ?? 0.05 },
            );
          }}
        />
        <NumberField
          label="p"
          field={`${id}.p`}
          value={result.p}
          save={(p, group) =>
            save({ p: numberOf(p), pOperator: p === null ? null : (result.pOperator ?? '=') }, group)
          }
        />
        {text('Unit', 'unit')}
      </div>
      <div className={styles.row}>
        <NativeSelect
          label="Analysis set"
          value={result.analysisSet ?? ''}
          data={sets}
          onChange={(event) =>
            void save({ analysisSet: AnalysisSet.nullable().catch(null).parse(event.currentTarget.value) })
          }
        />
        <NativeSelect
          label="Adjustment"
          value={result.adjusted === null ? '' : result.adjusted ? 'yes' : 'no'}
          data={adjustments}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void save({ adjusted: value === '' ? null : value === 'yes' });
          }}
        />
      </div>
      {result.adjusted === true ? text('Adjusted for', 'adjustedFor') : null}
      {text('Event counted', 'eventCounted')}
      {text('Endpoint definition', 'endpointDefinition')}
      <div className={styles.row}>
        {text('MRD threshold', 'mrdThreshold')}
        {text('MRD method', 'mrdMethod')}
      </div>
      {text('Grading system', 'gradingSystem')}
      <ArmFields result={result} save={save} />
    </div>
  );
}

function spanOf(lower: Reached, upper: Reached): ResultEdit['interval'] {
  return lower === null && upper === null ? null : { lower, upper };
}
