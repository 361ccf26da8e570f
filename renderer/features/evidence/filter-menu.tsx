import { Checkbox, Popover } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import styles from './filter-bar.module.css';

/** A condition on a field with few values: a button that says what is chosen, and a list of boxes to tick. */
export function FilterMenu<V extends string>(props: {
  readonly label: string;
  readonly choices: readonly { readonly value: V; readonly label: string; readonly glyph?: string }[];
  readonly value: readonly V[];
  readonly onChange: (value: V[]) => void;
}) {
  const { label, choices, value, onChange } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const chosen = choices.filter((choice) => value.includes(choice.value)).map((choice) => choice.label);
  const words = chosen.length === 0 ? 'Any' : chosen.join(', ');
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') walk(event.currentTarget, 1);
    else if (event.key === 'ArrowUp') walk(event.currentTarget, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.condition}>
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        offset={2}
        trapFocus
        withRoles={false}
        closeOnEscape={false}
        transitionProps={{ duration: 0 }}
        shadow="md"
      >
        <Popover.Target>
          <button
            ref={button}
            type="button"
            id={id}
            className={styles.menuButton}
            aria-labelledby={`${id}-label ${id}`}
            aria-haspopup="dialog"
            aria-expanded={open}
            data-set={chosen.length > 0}
            title={words}
            onClick={() => setOpen(!open)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              setOpen(true);
            }}
          >
            <span className={styles.menuWords}>{words}</span>
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        </Popover.Target>
        <Popover.Dropdown role="dialog" className={styles.menu} aria-label={label} onKeyDown={onKeyDown}>
          {choices.map((choice) => (
            <Checkbox
              key={choice.value}
              size="sm"
              classNames={{ body: styles.box ?? '', labelWrapper: styles.boxLabel ?? '' }}
              label={choice.glyph === undefined ? choice.label : <Glyphed {...choice} glyph={choice.glyph} />}
              checked={value.includes(choice.value)}
              onChange={(event) =>
                onChange(
                  choices
                    .filter((one) =>
                      one.value === choice.value ? event.currentTarget.checked : value.includes(one.value),
                    )
                    .map((one) => one.value),
                )
              }
            />
          ))}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function Glyphed(props: { readonly glyph: string; readonly label: string; readonly value: string }) {
  return (
    <>
      <span className={styles.glyph} data-direction={props.value} aria-hidden="true">
        {props.glyph}
      </span>
      {props.label}
    </>
  );
}

function walk(menu: HTMLElement, by: -1 | 1): void {
  const boxes = [...menu.querySelectorAll('input')];
  const here = boxes.findIndex((box) => box === document.activeElement);
  boxes[(here + by + boxes.length) % boxes.length]?.focus();
}
