import { MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { Tool } from './tool.tsx';
import styles from './toolbar.module.css';

type Props = {
  readonly factor: number;
  readonly fitted: boolean;
  /** What Ctrl+0 does: "Fit width", or "Normal size" where there is no page to fit. */
  readonly resetLabel: string;
  readonly change: (to: 'larger' | 'smaller' | 'reset') => void;
};

/** Larger, smaller and back, as buttons and keys. */
export function ZoomTools({ factor, fitted, resetLabel, change }: Props) {
  const section = 'Reader';
  useKeys({
    id: 'reader.larger',
    label: 'Zoom in',
    keys: ['$mod+=', '$mod++', '$mod+Shift++', '$mod+Shift+='],
    repeats: true,
    section,
    run: () => change('larger'),
  });
  useKeys({
    id: 'reader.smaller',
    label: 'Zoom out',
    keys: ['$mod+-', '$mod+Shift+_'],
    repeats: true,
    section,
    run: () => change('smaller'),
  });
  useKeys({ id: 'reader.width', label: resetLabel, keys: '$mod+0', section, run: () => change('reset') });
  return (
    <div className={styles.group}>
      <Tool label="Zoom out" keys="$mod+-" run={() => change('smaller')}>
        <ZoomOut size={16} aria-hidden="true" />
      </Tool>
      <span className={styles.zoom} data-testid="zoom">
        {Math.round(factor * 100)} %
      </span>
      <Tool label="Zoom in" keys="$mod++" run={() => change('larger')}>
        <ZoomIn size={16} aria-hidden="true" />
      </Tool>
      <Tool label={resetLabel} keys="$mod+0" pressed={fitted} run={() => change('reset')}>
        <MoveHorizontal size={16} aria-hidden="true" />
      </Tool>
    </div>
  );
}
