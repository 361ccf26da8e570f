import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import styles from './claim-form.module.css';

/** A value from a list, chosen and saved at once; the label looks as those of all fields of a claim. */
export function SelectField<V extends string>(props: {
  readonly label: string;
  readonly value: V | '';
  readonly choices: readonly { readonly value: V | ''; readonly label: string }[];
  readonly onChoose: (value: V | '') => void;
  readonly id?: string;
}) {
  const made = useId();
  const id = props.id ?? made;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <NativeSelect
        id={id}
        value={props.value}
        data={props.choices.map((choice) => ({ ...choice }))}
        onChange={(event) => {
          const chosen = props.choices.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChoose(chosen.value);
        }}
      />
    </div>
  );
}
