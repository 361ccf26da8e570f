import type { ResultEdit, ResultView } from '#shared/contract/results.ts';
import { analysisSetLabels, measureLabels } from '#shared/domain/result-labels.ts';
import { analysisSets, type Reached, resultMeasures } from '#shared/domain/reported-result.ts';
import { Fold } from '../fold.tsx';
import { SelectField } from '../select-field.tsx';
import { TextField } from '../text-field.tsx';
import { ArmFields } from './arm-fields.tsx';
import { NumberField } from './number-field.tsx';
import styles from './numbers.module.css';
import type { SaveResult } from './use-result-edits.ts';

const unsaid = { value: '' as const, label: 'Not said' };
const measures = [unsaid, ...resultMeasures.map((value) => ({ value, label: measureLabels[value] }))];
const sets = [unsaid, ...analysisSets.map((value) => ({ value, label: analysisSetLabels[value] }))];
const operators = [
  { value: '' as const, label: '–' },
  { value: '=' as const, label: '=' },
  { value: '<' as const, label: '<' },
  { value: '>' as const, label: '>' },
  { value: 'ns' as const, label: 'ns' },
];
const adjustments = [
  unsaid,
  { value: 'yes' as const, label: 'Adjusted' },
  { value: 'no' as const, label: 'Not adjusted' },
];

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
  const rare = [result.analysisSet, result.adjusted, result.eventCounted, result.endpointDefinition];
  const mrd = [result.mrdThreshold, result.mrdMethod, result.gradingSystem];
  return (
    <div className={styles.fields}>
      <SelectField
        label="Measure"
        value={result.measure ?? ''}
        choices={measures}
        onChoose={(measure) => void save({ measure: measure === '' ? null : measure })}
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
        <SelectField
          label="p is"
          value={result.pOperator ?? (result.p === null ? '' : '=')}
          choices={operators}
          onChoose={(chosen) => {
            const pOperator = chosen === '' ? null : chosen;
            void save(
              pOperator === null || pOperator === 'ns'
                ? { pOperator, p: null }
                : { pOperator, p: result.p ?? 0.05 },
            );
          }}
        />
        <NumberField
          label="p value"
          field={`${id}.p`}
          value={result.p}
          save={(p, group) =>
            save({ p: numberOf(p), pOperator: p === null ? null : (result.pOperator ?? '=') }, group)
          }
        />
      </div>
      {text('Unit', 'unit')}
      <ArmFields result={result} save={save} />
      <Fold
        title="More"
        holds="analysis set, adjustment, event counted, definitions"
        startsOpen={[...rare, ...mrd].some((value) => value !== null)}
      >
        <div className={styles.pair}>
          <SelectField
            label="Analysis set"
            value={result.analysisSet ?? ''}
            choices={sets}
            onChoose={(analysisSet) => void save({ analysisSet: analysisSet === '' ? null : analysisSet })}
          />
          <SelectField
            label="Adjustment"
            value={result.adjusted === null ? '' : result.adjusted ? 'yes' : 'no'}
            choices={adjustments}
            onChoose={(value) => void save({ adjusted: value === '' ? null : value === 'yes' })}
          />
        </div>
        {result.adjusted === true ? text('Adjusted for', 'adjustedFor') : null}
        {text('Event counted', 'eventCounted')}
        {text('Endpoint definition', 'endpointDefinition')}
        <div className={styles.pair}>
          {text('MRD threshold', 'mrdThreshold')}
          {text('MRD method', 'mrdMethod')}
        </div>
        {text('Grading system', 'gradingSystem')}
      </Fold>
    </div>
  );
}

function spanOf(lower: Reached, upper: Reached): ResultEdit['interval'] {
  return lower === null && upper === null ? null : { lower, upper };
}
