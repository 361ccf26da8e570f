import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import styles from './change.module.css';
import { usedWords } from './change-words.ts';

/** What can be done to a concept. */
export type ChangeKind = 'rename' | 'move' | 'merge' | 'retire' | 'edit';

const entries: readonly { readonly kind: ChangeKind; readonly label: (retired: boolean) => string }[] = [
  { kind: 'rename', label: () => 'Rename…' },
  { kind: 'move', label: () => 'Move below…' },
  { kind: 'merge', label: () => 'Merge into…' },
  { kind: 'retire', label: (retired) => (retired ? 'Bring back…' : 'Retire…') },
  { kind: 'edit', label: () => 'Definition, synonyms…' },
];

/** The ways to change a concept, above them which one it is and how many claims use it. */
export function ChangeMenu(props: {
  readonly concept: ConceptView;
  readonly onChoose: (kind: ChangeKind) => void;
  readonly onLeave: () => void;
}) {
  const { concept, onChoose, onLeave } = props;
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A retired concept is most often asked for to have it back.
    const first = concept.retired ? '[data-kind="retire"]' : 'button';
    menu.current?.querySelector<HTMLElement>(first)?.focus();
  }, [concept.retired]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') onLeave();
    else if (!walk(event.currentTarget, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.form}>
      <p className={styles.title}>{concept.path.join(' › ')}</p>
      <p className={styles.note}>{`${concept.retired ? 'Retired. ' : ''}${usedWords(concept)}`}</p>
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={`Change ${concept.name}`}
        className={styles.menu}
        onKeyDown={onKeyDown}
      >
        {entries.map(({ kind, label }) => (
          <button
            key={kind}
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-kind={kind}
            className={styles.item}
            onClick={() => onChoose(kind)}
          >
            {label(concept.retired)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Moves the focus by an arrow key, Home, End or the first letter of an entry; false for any other key. */
function walk(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll('button')];
  const here = items.findIndex((item) => item === document.activeElement);
  const byLetter = items.find((item) => item.textContent?.toLocaleLowerCase('en').startsWith(key));
  const places: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowDown: items[(here + 1) % items.length],
    ArrowUp: items.at(here <= 0 ? -1 : here - 1),
    Home: items[0],
    End: items.at(-1),
  };
  const next = places[key] ?? (key.length === 1 ? byLetter : undefined);
  next?.focus();
  return next !== undefined;
}
