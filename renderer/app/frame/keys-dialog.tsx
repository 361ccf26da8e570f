import { Modal } from '@mantine/core';
import { useState } from 'react';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { type KeyAction, usableKeys } from '#renderer/ui/keys/key-registry.ts';
import { useKeyActions, useKeys, useSingleKeys } from '#renderer/ui/keys/use-keys.tsx';
import styles from './keys-dialog.module.css';

/** The keys that work on this screen, by part. */
export function KeysDialog() {
  const [opened, setOpened] = useState(false);
  const actions = useKeyActions();
  const { on } = useSingleKeys();
  useKeys({
    id: 'keys',
    section: 'Everywhere',
    label: 'Keys of this screen',
    keys: ['?', '$mod+/'],
    run: () => setOpened(true),
  });
  const usable = actions.filter((action) => usableKeys(action, on).length > 0);
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title="Keys of this screen" size="lg">
      {on ? null : (
        <p className={styles.off}>
          Single-key shortcuts are off. What they do is in the command palette, <KeyHint keys="$mod+k" />;
          Settings turns them on.
        </p>
      )}
      <div className={styles.sections}>
        {sections(usable).map(([section, ofSection]) => (
          <section key={section} aria-label={section}>
            <h3 className={styles.title}>{section}</h3>
            <dl className={styles.keys}>
              {ofSection.map((action) => (
                <div key={action.id}>
                  <dt>{action.label}</dt>
                  <dd>
                    {usableKeys(action, on)
                      .slice(0, 2)
                      .map((keys) => (
                        <KeyHint key={keys} keys={keys} />
                      ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function sections(actions: readonly KeyAction[]): readonly (readonly [string, readonly KeyAction[]])[] {
  const grouped = new Map<string, KeyAction[]>();
  for (const action of actions) {
    const section = action.section ?? 'This screen';
    grouped.set(section, [...(grouped.get(section) ?? []), action]);
  }
  return [...grouped];
}
