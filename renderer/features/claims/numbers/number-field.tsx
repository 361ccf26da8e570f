import type { AppError } from '#shared/contract/errors.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import type { Reached } from '#shared/domain/reported-result.ts';
import type { Result } from '#shared/kit/result.ts';
import { TextField } from '../text-field.tsx';
import { shownNumber, typedNumber } from './typed-number.ts';

/** A number that saves itself; what is none stays to be corrected, with the reason. */
export function NumberField(props: {
  readonly label: string;
  /** Names this number among all of the review. */
  readonly field: string;
  readonly value: Reached;
  /** Whether it may be a value that was not reached. */
  readonly open?: true;
  readonly save: (value: Reached, group: GroupId) => Promise<Result<unknown, AppError>>;
}) {
  return (
    <TextField
      label={props.label}
      field={props.field}
      lines="one"
      maxLength={40}
      value={shownNumber(props.value)}
      save={async (text, group) => {
        const typed = typedNumber(text, props.open === true);
        return typed.ok ? props.save(typed.value, group) : typed;
      }}
    />
  );
}
