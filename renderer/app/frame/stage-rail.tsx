import { Hint } from '#renderer/ui/keys/hint.tsx';
import { KeyHint } from '#renderer/ui/keys/key-hint.tsx';
import { isSingleKey } from '#renderer/ui/keys/key-registry.ts';
import { useAriaKeys, useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { Screen } from '../place.ts';
import styles from './stage-rail.module.css';
import { places, type Stage, stages } from './stages.ts';

/** The stages at the left edge, the other places below them. */
export function StageRail(props: { readonly screen: Screen; readonly onGo: (screen: Screen) => void }) {
  const { screen, onGo } = props;
  const buttonOf = (stage: Stage) => (
    <StageButton key={stage.screen} stage={stage} current={screen === stage.screen} onGo={onGo} />
  );
  return (
    <nav className={styles.rail} aria-label="Stages">
      {stages.map(buttonOf)}
      <span className={styles.room} />
      {places.map(buttonOf)}
    </nav>
  );
}

function StageButton(props: {
  readonly stage: Stage;
  readonly current: boolean;
  readonly onGo: (screen: Screen) => void;
}) {
  const { stage, current, onGo } = props;
  const { screen, label, icon: Icon, keys } = stage;
  const shortcut = useAriaKeys(keys);
  useKeys({
    id: `go.${screen}`,
    section: 'Everywhere',
    label: `Go to ${label}`,
    keys,
    run: () => onGo(screen),
  });
  // A hint lies over what is read beside the rail, so that a key that has room on its button stands there.
  const within = isSingleKey(keys);
  const button = (
    <button
      type="button"
      className={styles.stage}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={shortcut}
      onClick={() => onGo(screen)}
    >
      <Icon size={18} aria-hidden="true" />
      <span>{label}</span>
      {within ? (
        <span className={styles.key}>
          <KeyHint keys={keys} />
        </span>
      ) : null}
    </button>
  );
  if (within) return button;
  return (
    <Hint label={label} position="right" keys={keys}>
      {button}
    </Hint>
  );
}
