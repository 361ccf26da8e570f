import { Checkbox } from '@mantine/core';
import styles from './settings.module.css';
import type { SettingsProps } from './settings-props.ts';
import type { Chosen } from './use-change.ts';

/** Which columns the effect is let vary with, and which of their numbers are names of groups. */
export function ModeratorsField({ analysis, extras, writable, onChange }: SettingsProps) {
  const { moderators } = analysis;
  const chosen = (name: string) => moderators.find((one) => one.name === name);
  return (
    <fieldset className={styles.moderators} disabled={!writable}>
      <legend>Moderators</legend>
      {extras.length === 0 ? (
        <p className={styles.quiet}>Add a column to the table; it can then be a moderator.</p>
      ) : null}
      {extras.map((name) => (
        <div key={name} className={styles.moderator}>
          <Checkbox
            label={name}
            checked={chosen(name) !== undefined}
            onChange={(event) =>
              onChange(without(name, event.currentTarget.checked ? [{ name, factor: false }] : []))
            }
          />
          {chosen(name) === undefined ? null : (
            <Checkbox
              label={`${name} names groups`}
              checked={chosen(name)?.factor === true}
              onChange={(event) => onChange(factored(name, event.currentTarget.checked))}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}

type Moderators = Chosen['moderators'];

/** Others stay as they are; what comes instead of one stands at the end. */
function without(name: string, instead: Moderators) {
  return ({ moderators }: Chosen) => ({
    moderators: [...moderators.filter((one) => one.name !== name), ...instead],
  });
}

function factored(name: string, factor: boolean) {
  return ({ moderators }: Chosen) => ({
    moderators: moderators.map((one) => (one.name === name ? { name, factor } : one)),
  });
}
