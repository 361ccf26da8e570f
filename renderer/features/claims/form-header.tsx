import { ActionIcon, Menu } from '@mantine/core';
import { ArrowLeftRight, Combine, Ellipsis, Split, Star, Trash2, X } from 'lucide-react';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import styles from './claim-pane.module.css';

/** What can be done with the whole of a claim. */
export interface WholeClaimActions {
  readonly keyClaim: () => void;
  readonly swap: () => void;
  readonly split: () => void;
  /** Takes the claim before or after it into this one; null where there is none. */
  readonly mergeBefore: (() => void) | null;
  readonly mergeAfter: (() => void) | null;
}

/** The line above the form: which claim it is, whose, and what can be done with the whole of it. */
export function FormHeader(props: {
  readonly title: string;
  readonly reviewer: string;
  readonly isKey: boolean;
  readonly locked: boolean;
  readonly actions: WholeClaimActions;
  readonly onDelete: () => void;
  readonly onDone: () => void;
}) {
  const { isKey, actions, locked } = props;
  return (
    <header className={styles.formHeader}>
      <h3 className={styles.formTitle}>{props.title}</h3>
      <span className={styles.formMeta}>{props.reviewer}</span>
      <Hint label={isKey ? 'Key claim: the result you would quote' : 'Mark as key claim'} keys="$mod+Shift+k">
        <ActionIcon aria-label="Key claim" aria-pressed={isKey} disabled={locked} onClick={actions.keyClaim}>
          <Star size={15} aria-hidden="true" fill={isKey ? 'currentColor' : 'none'} />
        </ActionIcon>
      </Hint>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="Actions for this claim">
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={locked}
            leftSection={<ArrowLeftRight size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="$mod+Shift+x" />}
            onClick={actions.swap}
          >
            Swap sides
          </Menu.Item>
          <Menu.Item
            disabled={locked}
            leftSection={<Split size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="$mod+Shift+s" />}
            onClick={actions.split}
          >
            Split: a second claim on these words
          </Menu.Item>
          <Menu.Item
            disabled={locked || actions.mergeBefore === null}
            leftSection={<Combine size={14} aria-hidden="true" />}
            onClick={() => actions.mergeBefore?.()}
          >
            Merge the claim before into this one
          </Menu.Item>
          <Menu.Item
            disabled={locked || actions.mergeAfter === null}
            leftSection={<Combine size={14} aria-hidden="true" />}
            onClick={() => actions.mergeAfter?.()}
          >
            Merge the claim after into this one
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Hint label="Delete claim" keys="$mod+Shift+Backspace">
        <ActionIcon aria-label="Delete claim" onClick={props.onDelete}>
          <Trash2 size={15} aria-hidden="true" />
        </ActionIcon>
      </Hint>
      <Hint label="Done" keys="$mod+Enter">
        <ActionIcon aria-label="Done with this claim" onClick={props.onDone}>
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      </Hint>
    </header>
  );
}
