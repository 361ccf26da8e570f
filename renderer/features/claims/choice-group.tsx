import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { useKeys, useSingleKeys } from '#renderer/ui/keys/use-keys.tsx';
import styles from './choice-group.module.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly glyph?: string;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * A few values as buttons, none or one of them pressed. With the focus inside, a digit presses one and the
 * arrow keys walk; pressing the pressed one again empties the field.
 */
export function ChoiceGroup<V extends string>(props: {
  /** Stable name of the field, for the list of keys. */
  readonly field: string;
  readonly label: string;
  readonly aside?: ReactNode;
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly onChoose: (value: V | null) => void;
}) {
  const { field, label, choices, value, onChoose } = props;
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const { on: singleKeys } = useSingleKeys();
  const press = (choice: Choice<V> | undefined) => {
    if (choice !== undefined) onChoose(choice.value === value ? null : choice.value);
  };
  useKeys({
    id: `claim.${field}`,
    label: `Choose: ${label.toLocaleLowerCase('en')}`,
    keys: digits.slice(0, choices.length),
    section: 'Claim',
    within: group,
    inPalette: false,
    run: (event) => press(choices[Number(event?.key) - 1]),
  });
  const stop = Math.max(
    0,
    choices.findIndex((choice) => choice.value === value),
  );
  return (
    <div className={styles.field}>
      <div className={styles.labelLine}>
        <span id={id} className={styles.label}>
          {label}
        </span>
        {props.aside}
      </div>
      <div ref={group} role="group" aria-labelledby={id} className={styles.group}>
        {choices.map((choice, index) => (
          <button
            key={choice.value}
            type="button"
            className={styles.choice}
            data-value={choice.value}
            aria-pressed={choice.value === value}
            aria-keyshortcuts={singleKeys ? digits[index] : undefined}
            tabIndex={index === stop ? 0 : -1}
            onClick={() => press(choice)}
            onKeyDown={walk}
          >
            {choice.glyph === undefined ? null : (
              <span className={styles.glyph} aria-hidden="true">
                {choice.glyph}
              </span>
            )}
            {choice.label}
            {digits[index] === undefined ? null : <KeyHint keys={digits[index]} />}
          </button>
        ))}
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = steps[event.key];
  const buttons = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])];
  if (step === undefined) return;
  event.preventDefault();
  const here = buttons.indexOf(event.currentTarget);
  buttons[(here + step + buttons.length) % buttons.length]?.focus();
}
