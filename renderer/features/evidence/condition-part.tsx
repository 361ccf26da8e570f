import { Popover, VisuallyHidden } from '@mantine/core';
import { X } from 'lucide-react';
import { Fragment, type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { cutValues, type SentencePart } from '#shared/domain/filter-sentence.ts';
import { ConditionMenu } from './condition-menu.tsx';
import type { ConceptSlot } from './concept-slot.ts';
import styles from './filter-bar.module.css';
import { conditionNames } from '#shared/domain/filter-conditions.ts';
import type { Filter } from './filter-words.ts';

/** Values of a condition that the sentence shows; its name has all of them. */
const most = 2;

/**
 * A condition within the sentence: its fixed words, a button with its values that opens their menu, and one that takes
 * it away, as Delete and Backspace do.
 */
export function ConditionPart(props: {
  readonly part: SentencePart;
  /** What follows is set off by a comma, which stays with this condition. */
  readonly comma: boolean;
  readonly filter: Filter;
  readonly conceptField: ConceptSlot;
  readonly opened: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (filter: Filter) => void;
  readonly onRemove: () => void;
}) {
  const { part, filter, opened, onOpen, onChange, onRemove } = props;
  const { condition, lead, values } = part;
  const name = conditionNames[condition];
  const said = values.length === 0 ? 'any' : values.join(' or ');
  const chip = useInSight(opened, said);
  const inside = useClicksOutside(opened, () => onOpen(false));
  const onChipKey = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (event.key === 'ArrowDown') onOpen(true);
    else return;
    event.preventDefault();
  };
  const onMenuKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    onOpen(false);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      {` ${lead.replace(/^, /u, '')} `}
      <span className={styles.kept}>
        <span ref={chip} className={styles.chip} data-condition={condition} data-open={opened} {...inside}>
          <Popover
            opened={opened}
            position="bottom-start"
            offset={2}
            trapFocus
            withRoles={false}
            closeOnEscape={false}
            closeOnClickOutside={false}
            hideDetached={false}
            middlewares={staysInWindow}
            transitionProps={{ duration: 0 }}
            shadow="md"
          >
            <Popover.Target>
              <button
                type="button"
                className={styles.values}
                aria-haspopup="dialog"
                aria-expanded={opened}
                title={said}
                onClick={() => onOpen(!opened)}
                onKeyDown={onChipKey}
              >
                <VisuallyHidden>{name}:</VisuallyHidden> <Values values={values} />
              </button>
            </Popover.Target>
            <Popover.Dropdown
              tabIndex={-1}
              role="dialog"
              className={styles.menu}
              aria-label={name}
              onKeyDown={onMenuKey}
            >
              <ConditionMenu
                condition={condition}
                filter={filter}
                conceptField={props.conceptField}
                onChange={onChange}
              />
            </Popover.Dropdown>
          </Popover>
          <button
            type="button"
            className={styles.remove}
            aria-label={`Remove ${name.toLocaleLowerCase('en')}`}
            onClick={onRemove}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
        {props.comma && ','}
      </span>
    </>
  );
}

/** Keeps an open condition in sight: what is ticked moves it to another line of a sentence that may scroll. */
function useInSight(opened: boolean, said: string) {
  const chip = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (opened && said !== '') chip.current?.scrollIntoView?.({ block: 'nearest' });
  }, [opened, said]);
  return chip;
}

/** A menu does not follow its chip beyond the edge of the window. */
const staysInWindow = {
  flip: true,
  shift: { crossAxis: true, padding: 4, limiter: { fn: ({ x, y }: { x: number; y: number }) => ({ x, y }) } },
};

function Values(props: { readonly values: readonly string[] }) {
  const { shown, more } = cutValues(props.values, most);
  if (shown.length === 0) return <span className={styles.quiet}>any</span>;
  return (
    <>
      {shown.map((value, at) => (
        <Fragment key={value}>
          {at > 0 && (
            <>
              {' '}
              <span className={styles.quiet}>or</span>{' '}
            </>
          )}
          <span className={styles.value}>{value}</span>
        </Fragment>
      ))}
      {more > 0 && (
        <>
          {' '}
          <VisuallyHidden>or {props.values.slice(-more).join(' or ')}</VisuallyHidden>
          <span className={styles.quiet} aria-hidden="true">
            … and {more} more
          </span>
        </>
      )}
    </>
  );
}

/** Tells of presses outside of an element; what its parts show elsewhere on the page, such as their lists, is inside. */
function useClicksOutside(active: boolean, onOutside: () => void) {
  const wasInside = useRef(false);
  const tell = useEffectEvent(() => {
    if (!wasInside.current) onOutside();
    wasInside.current = false;
  });
  useEffect(() => {
    if (!active) return undefined;
    const listen = () => tell();
    document.addEventListener('pointerdown', listen);
    return () => document.removeEventListener('pointerdown', listen);
  }, [active]);
  return {
    onPointerDownCapture: () => {
      wasInside.current = active;
    },
  };
}
