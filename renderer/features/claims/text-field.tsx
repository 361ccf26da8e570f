import { useId } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import type { Result } from '#shared/kit/result.ts';
import styles from './claim-form.module.css';
import { useSavedText } from './use-saved-text.ts';

/** A text of the claim that saves itself while it is typed; it grows with its lines. */
export function TextField(props: {
  readonly label: string;
  /** Names this text among all of the review. */
  readonly field: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly lines: 'one' | 'many';
  readonly maxLength: number;
  readonly save: (text: string, group: GroupId) => Promise<Result<unknown, AppError>>;
}) {
  const { label, field, value, placeholder, lines, maxLength, save } = props;
  const id = useId();
  const { text, refused, type, leave } = useSavedText(field, value, save);
  const shared = {
    id,
    className: styles.text,
    dir: 'auto',
    value: text,
    placeholder,
    maxLength,
    'aria-invalid': refused !== null,
    'aria-describedby': refused === null ? undefined : `${id}-refused`,
    onBlur: leave,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {lines === 'one' ? (
        <input {...shared} onChange={(event) => type(event.currentTarget.value)} />
      ) : (
        <textarea {...shared} rows={2} onChange={(event) => type(event.currentTarget.value)} />
      )}
      {refused === null ? null : (
        <p id={`${id}-refused`} className={styles.refused}>
          {`Not saved yet: ${refused.message} Type or leave the field to try again.`}
        </p>
      )}
    </div>
  );
}
