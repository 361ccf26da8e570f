import { Hint } from '#renderer/ui/keys/hint.tsx';
import { useAriaKeys, useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { Screen } from '../place.ts';
import styles from './stage-rail.module.css';
import { places, type Stage, stages } from './stages.ts';

/** The stages at the left edge, the other places below them. */
export function StageRail(props: { readonly screen: Screen; readonly onGo: (screen: Screen) => void }) {
  const { screen, onGo } = props;
  return (
    <nav className={styles.rail} aria-label="Stages">
      {stages.map((stage) => (
        <StageButton key={stage.screen} stage={stage} current={screen === stage.screen} onGo={onGo} />
      ))}
      <span className={styles.room} />
      {places.map((stage) => (
        <StageButton key={stage.screen} stage={stage} current={screen === stage.screen} onGo={onGo} />
      ))}
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
    run: () => onGo(screen),
    ...(keys === undefined ? {} : { keys }),
  });
  return (
    <Hint label={label} position="right" {...(keys === undefined ? {} : { keys })}>
      <button
        type="button"
        className={styles.stage}
        aria-current={current ? 'page' : undefined}
        aria-keyshortcuts={shortcut}
        onClick={() => onGo(screen)}
      >
        <Icon size={18} aria-hidden="true" />
        <span>{label}</span>
      </button>
    </Hint>
  );
}
