import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import styles from './concept-field.module.css';

/**
 * A chosen concept; its button takes it off again, by mouse or with Enter, Space, Delete or Backspace. A click on its
 * name, or F2, changes the concept itself.
 */
export function ConceptChip(props: {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly hue: number | null;
  readonly field: string;
  readonly onRemove: () => void;
  readonly onStep: (by: -1 | 1) => void;
  /** Without it the concept can't be changed here. */
  readonly onChange?: (() => void) | undefined;
}) {
  const { id, name, path, hue, field, onRemove, onStep, onChange } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (event.key === 'ArrowLeft') onStep(-1);
    else if (event.key === 'ArrowRight') onStep(1);
    else if (event.key === 'F2' && onChange !== undefined) onChange();
    else return;
    event.preventDefault();
  };
  return (
    <span className={styles.chip} data-hue={hue} title={path}>
      {onChange === undefined ? (
        <span className={styles.chipName}>{name}</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={styles.chipName}
          aria-label={`Change ${name}`}
          title={`${path}: click to change it (F2)`}
          onClick={onChange}
        >
          {name}
        </button>
      )}
      <button
        type="button"
        data-chip={id}
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
