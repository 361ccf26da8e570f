import { Button } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { ResultView } from '#shared/contract/results.ts';
import { emptyArm, type Reached, type ReportedArm } from '#shared/domain/reported-result.ts';
import { SelectField } from '../select-field.tsx';
import { TextField } from '../text-field.tsx';
import { NumberField } from './number-field.tsx';
import styles from './numbers.module.css';
import type { SaveResult } from './use-result-edits.ts';

const sides = [
  { value: '' as const, label: 'Not said' },
  { value: 'therapy' as const, label: 'Therapy' },
  { value: 'comparator' as const, label: 'Comparator' },
];

const counts = [
  ['nRandomised', 'Randomised'],
  ['nAnalysed', 'Analysed'],
  ['events', 'Events'],
  ['percent', 'Percent'],
  ['mean', 'Mean'],
  ['sd', 'SD'],
  ['se', 'SE'],
  ['personTime', 'Person-time'],
] as const;

/** The arms of a result: which side each is, and what it showed. */
export function ArmFields(props: { readonly result: ResultView; readonly save: SaveResult }) {
  const { result, save } = props;
  const arms: readonly ReportedArm[] = result.arms;
  const put = (place: number, change: Partial<ReportedArm>) => ({
    arms: arms.map((arm, at) => ({ ...(at === place ? { ...arm, ...change } : arm) })),
  });
  return (
    <div className={styles.arms}>
      {arms.map((arm, place) => (
        <fieldset key={place} className={styles.arm}>
          <legend>{arm.label === '' ? `Arm ${place + 1}` : arm.label}</legend>
          <div className={styles.pair}>
            <TextField
              label="Name"
              field={`${result.id}.arm${place}.label`}
              lines="one"
              maxLength={2000}
              value={arm.label}
              save={(label, group) => save(put(place, { label }), group)}
            />
            <SelectField
              label="Side"
              value={arm.side ?? ''}
              choices={sides}
              onChoose={(side) => void save(put(place, { side: side === '' ? null : side }))}
            />
          </div>
          <div className={styles.row}>
            {counts.map(([field, label]) => (
              <NumberField
                key={field}
                label={label}
                field={`${result.id}.arm${place}.${field}`}
                value={arm[field]}
                save={(value, group) =>
                  save(put(place, { [field]: typeof value === 'number' ? value : null }), group)
                }
              />
            ))}
            <NumberField
              label="Median"
              field={`${result.id}.arm${place}.median`}
              value={arm.median}
              open
              save={(median, group) => save(put(place, { median }), group)}
            />
            {(['interval', 'iqr', 'range'] as const).flatMap((field) =>
              (['lower', 'upper'] as const).map((end) => (
                <NumberField
                  key={`${field}.${end}`}
                  label={`${spanNames[field]} ${end === 'lower' ? 'from' : 'to'}`}
                  field={`${result.id}.arm${place}.${field}.${end}`}
                  value={arm[field]?.[end] ?? null}
                  open
                  save={(value, group) =>
                    save(put(place, { [field]: withEnd(arm[field], end, value) }), group)
                  }
                />
              )),
            )}
          </div>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<X size={13} aria-hidden="true" />}
            onClick={() =>
              void save({ arms: arms.filter((_, at) => at !== place).map((one) => ({ ...one })) })
            }
          >
            Remove this arm
          </Button>
        </fieldset>
      ))}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<Plus size={13} aria-hidden="true" />}
        disabled={arms.length >= 20}
        onClick={() => void save({ arms: [...arms, emptyArm].map((arm) => ({ ...arm })) })}
      >
        Add an arm
      </Button>
    </div>
  );
}

const spanNames = { interval: 'CI', iqr: 'IQR', range: 'Range' } as const;

function withEnd(span: ReportedArm['iqr'], end: 'lower' | 'upper', value: Reached): ReportedArm['iqr'] {
  const next = { lower: null, upper: null, ...span, [end]: value };
  return next.lower === null && next.upper === null ? null : next;
}
