import { Spotlight, spotlight } from '@mantine/spotlight';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { usableKeys } from '#renderer/ui/keys/key-registry.ts';
import { useKeyActions, useKeys, useSingleKeys } from '#renderer/ui/keys/use-keys.tsx';

/** Everything that can be done now, found by its words. */
export function Palette() {
  const actions = useKeyActions();
  const { on } = useSingleKeys();
  useKeys({
    id: 'palette',
    section: 'Everywhere',
    label: 'Command palette',
    keys: '$mod+k',
    whileTyping: true,
    inPalette: false,
    run: spotlight.toggle,
  });
  const offered = actions.filter((action) => action.inPalette !== false);
  return (
    <Spotlight
      shortcut={null}
      size={560}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      nothingFound="Nothing of that name can be done here."
      searchProps={{ placeholder: 'What do you want to do?', 'aria-label': 'Command', size: 'sm' }}
      actions={[...offered].reverse().map((action) => {
        const [keys] = usableKeys(action, on);
        return {
          id: action.id,
          label: action.label,
          ...(action.section === undefined ? {} : { keywords: action.section }),
          ...(keys === undefined ? {} : { rightSection: <KeyHint keys={keys} /> }),
          // The palette gives the focus back first, so that the action finds it where it was.
          onClick: () => void setTimeout(() => action.run(), 0),
        };
      })}
    />
  );
}
