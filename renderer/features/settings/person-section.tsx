import { Button, NativeSelect, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { textSizes, Theme } from '#shared/contract/desktop.ts';
import { keyWords } from '#renderer/ui/keys/key-words.ts';
import styles from './settings-view.module.css';

/** Settings of this person on this computer, and how each is set. */
export interface PersonSettings {
  readonly reviewerName: string;
  readonly onReviewerName: (name: string) => Promise<void>;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  /** How large everything is drawn; 1 is the usual size. */
  readonly textSize: number;
  readonly onTextSize: (size: number) => void;
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
}

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Name, theme and keys. */
export function PersonSection(props: PersonSettings) {
  const [name, setName] = useState(props.reviewerName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void props.onReviewerName(name.trim());
  };
  const same = name.trim() === '' || name.trim() === props.reviewerName;
  return (
    <>
      <form onSubmit={submit} className={styles.name}>
        <TextInput
          label="Your name"
          description="It stands beside every change you make from now on."
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={same}>
          Change name
        </Button>
      </form>
      <div>
        <p className={styles.label} id="settings-theme">
          Theme
        </p>
        <SegmentedControl
          aria-labelledby="settings-theme"
          data={themes}
          value={props.theme}
          onChange={(value) => props.onTheme(Theme.catch('system').parse(value))}
        />
      </div>
      <NativeSelect
        className={styles.size ?? ''}
        label="Text size"
        description="Of everything in every window. The pages of a paper have a zoom of their own."
        data={textSizes.map((size) => ({ value: `${size}`, label: `${Math.round(size * 100)} %` }))}
        value={`${props.textSize}`}
        onChange={(event) => props.onTextSize(Number(event.currentTarget.value))}
      />
      <Switch
        label="Single-key shortcuts"
        description={`C for a claim, 1 to 9, ? and other keys without Ctrl or Alt. Turn them off if speech input or a slip of the hand triggers them; what they do stays in the command palette (${keyWords('$mod+k')}).`}
        checked={props.singleKeys}
        onChange={(event) => props.onSingleKeys(event.currentTarget.checked)}
      />
    </>
  );
}
