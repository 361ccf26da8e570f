import { Checkbox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { DirectionGlyph } from '#renderer/ui/direction-glyph.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { type Choice, useChoices } from './filter-choices.ts';
import styles from './condition-menu.module.css';
import type { ListCondition, ListValue } from './filter-conditions.ts';

/** Longer lists can be searched, and no more than so many of their values are made. */
const longList = 12;
const most = 100;

/** The values of a condition as boxes to tick, walked by the arrow keys. */
export function ChoiceList(props: {
  readonly condition: ListCondition;
  readonly name: string;
  /** What its values mean, where the name does not say it. */
  readonly hint: string | undefined;
  readonly value: readonly ListValue[];
  readonly onChange: (value: readonly ListValue[]) => void;
}) {
  const { condition, name, hint, value, onChange } = props;
  const hintId = useId();
  const [typed, setTyped] = useState('');
  const choices = useChoices(condition);
  const list = useRef<HTMLDivElement>(null);
  const known = choices !== undefined;
  useEffect(() => {
    // The menu took the focus before there was anything in it.
    const menu = list.current?.closest('[role="dialog"]') ?? null;
    const waits = [menu, document.body].includes(document.activeElement);
    if (known && waits) list.current?.querySelector('input')?.focus();
  }, [known]);
  if (choices === undefined) return <div className={styles.list} aria-busy="true" />;
  const gone = value.filter((one) => choices.every((choice) => choice.value !== one));
  const all: readonly Choice[] = [
    ...gone.map((one) => ({ value: one, label: typeof one === 'number' ? String(one) : 'Gone' })),
    ...choices,
  ];
  const found = all.filter(({ label }) => plain(label).includes(plain(typed)));
  const tick = (wanted: ListValue, on: boolean) => {
    onChange(all.map((choice) => choice.value).filter((one) => (one === wanted ? on : value.includes(one))));
  };
  return (
    <div
      ref={list}
      role="group"
      aria-label={name}
      aria-describedby={hint === undefined ? undefined : hintId}
      className={styles.list}
      onKeyDown={walkByArrows}
    >
      {hint !== undefined && (
        <p id={hintId} className={styles.note}>
          {hint}
        </p>
      )}
      {all.length > longList && (
        <input
          type="search"
          className={styles.find}
          aria-label={`Find in ${name.toLocaleLowerCase('en')}`}
          placeholder="Find"
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={styles.boxes}>
        {found.slice(0, most).map((choice) => (
          <Checkbox
            key={String(choice.value)}
            size="sm"
            classNames={{ body: styles.box ?? '', labelWrapper: styles.boxLabel ?? '' }}
            label={<Named {...choice} />}
            checked={value.includes(choice.value)}
            onChange={(event) => tick(choice.value, event.currentTarget.checked)}
          />
        ))}
        {found.length === 0 && <p className={styles.note}>Nothing of that name.</p>}
        {all.length === 0 && <p className={styles.note}>There are none yet.</p>}
        {found.length > most && (
          <p className={styles.note}>
            {formatCount(found.length - most, 'other', 'others')}: type to find them
          </p>
        )}
      </div>
    </div>
  );
}

function Named({ label, direction }: Pick<Choice, 'label' | 'direction'>) {
  if (direction === undefined) return label;
  return (
    <>
      <DirectionGlyph direction={direction} className={styles.glyph} />
      {label}
    </>
  );
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
}

function walkByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
  if (by === null) return;
  const boxes = [...event.currentTarget.querySelectorAll('input')];
  const here = boxes.findIndex((box) => box === document.activeElement);
  boxes[(here + by + boxes.length) % boxes.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
