import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import styles from './concept-field.module.css';

/** A chosen concept; its button takes it off again, by mouse or with Enter, Space, Delete or Backspace. */
export function ConceptChip(props: {
  readonly name: string;
  readonly path: string;
  readonly hue: number | null;
  readonly field: string;
  readonly onRemove: () => void;
  readonly onStep: (by: -1 | 1) => void;
}) {
  const { name, path, hue, field, onRemove, onStep } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (event.key === 'ArrowLeft') onStep(-1);
    else if (event.key === 'ArrowRight') onStep(1);
    else return;
    event.preventDefault();
  };
  return (
    <span className={styles.chip} data-hue={hue} title={path}>
      <span className={styles.chipName}>{name}</span>
      <button
        type="button"
        data-chip=""
        tabIndex={-1}
        className={styles.remove}
        aria-label={`Take ${name} off ${field}`}
        onClick={onRemove}
        onKeyDown={onKeyDown}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
