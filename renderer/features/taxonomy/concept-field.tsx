import { Popover } from '@mantine/core';
import {
  type FocusEvent,
  type KeyboardEvent,
  useId,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ConceptId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { focusNextField } from '#renderer/ui/next-field.ts';
import styles from './concept-field.module.css';
import { keyHandlers } from './concept-keys.ts';
import type { Option } from './concept-options.tsx';
import { FieldBox } from './field-box.tsx';
import { FieldPane, type PaneMode, theList } from './field-pane.tsx';
import type { ConceptFieldProps } from './field-props.ts';
import { retiredMatch } from './retired-match.ts';
import { useConcepts } from './use-concepts.ts';
import { useFieldBox } from './use-field-box.ts';
import { useQuickChoices } from './use-quick-choices.ts';
import { useTypeAhead } from './use-type-ahead.ts';

const nothing = {} as const;
const byName = { digit: false, goOn: false } as const;

/**
 * A field for one concept or several. Typing finds them by the beginnings of words; the arrow keys mark one,
 * Enter (or Tab, once something is typed) takes it; Backspace in the empty field goes to the chosen ones. In the
 * empty field a digit takes one of the last or most used and goes on to the next field, with Alt it stays; F2
 * changes the marked concept itself.
 */
export function ConceptField(props: ConceptFieldProps) {
  const { label, role, value, onAdd, onRemove, creatable } = props;
  const id = useId();
  const listId = `${id}-list`;
  const box = useRef<HTMLDivElement>(null);
  const { concepts, byId } = useConcepts();
  const inRole = useMemo(() => concepts.filter((concept) => concept.role === role), [concepts, role]);
  const facets = useRead(methods.taxonomy.facets, nothing).data ?? [];
  const facet = facets.find((candidate) => candidate.role === role);
  const [mode, setMode] = useState<PaneMode>(theList);
  const quick = useQuickChoices(inRole, role, label);
  const list = useTypeAhead({
    concepts: inRole,
    byId,
    chosen: value,
    order: quick.order,
    proposed: props.proposed,
    creatable: creatable && facet !== undefined,
  });
  const { input, chip, stepChips, holds } = useFieldBox(box, listId);
  const marked = list.active === null ? undefined : list.options[list.active];
  const retired = creatable && list.open ? retiredMatch(inRole, list.typed) : null;

  useRegainedFocus(value, quick.entered, input);

  const take = (concept: ConceptId, how: { readonly digit: boolean; readonly goOn: boolean }) => {
    setMode(theList);
    list.clear();
    quick.remember(concept, how.digit);
    const gone = how.goOn && box.current !== null && focusNextField(box.current);
    if (!gone) input()?.focus();
    if (!value.includes(concept)) onAdd(concept);
  };
  const choose = (option: Option) => {
    if (option.kind === 'concept') {
      take(option.match.concept.id, byName);
      return;
    }
    list.close();
    setMode({ kind: 'new', name: option.name });
  };
  const remove = (concept: ConceptId) => {
    input()?.focus();
    onRemove(concept);
  };
  const change = (concept: ConceptId, from: 'list' | 'chip') =>
    setMode({ kind: 'change', conceptId: concept, from });
  const changeMarked = () => {
    const wanted = marked?.kind === 'concept' ? marked.match.concept : retired;
    if (!creatable || wanted === null) return false;
    change(wanted.id, 'list');
    return true;
  };
  /** Back from a form or menu of the pane to where it was opened. */
  const back = () => {
    const opener = mode.kind === 'change' && mode.from === 'chip' ? chip(mode.conceptId) : null;
    setMode(theList);
    (opener ?? input())?.focus();
  };
  const leave = () => {
    list.close();
    setMode(theList);
    quick.leave();
  };
  /** What digits do in the empty field. */
  const tookDigit = (event: KeyboardEvent): boolean => {
    const digit = quick.pressed(event);
    if (digit !== null) take(digit.concept.id, { digit: true, goOn: !digit.stay });
    return digit !== null || quick.renew(event);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const taken = list.typed === '' && tookDigit(event);
    if (!taken && (event.ctrlKey || event.metaKey || event.altKey)) return;
    const caretAtStart = event.currentTarget.selectionEnd === 0;
    const handled =
      taken ||
      keyHandlers[event.key]?.({ list, marked, choose, change: changeMarked, stepChips, caretAtStart });
    if (handled !== true) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className={styles.field}
      onFocus={quick.enter}
      onBlur={(event) => (holds(event.relatedTarget) || isWindowLeft(event) ? undefined : leave())}
    >
      <div className={styles.labelLine}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {props.aside}
      </div>
      <Popover
        opened={list.open || mode.kind !== 'list'}
        onDismiss={leave}
        position="bottom-start"
        // The list keeps its side while somebody types; a form that grows goes where it has room.
        preventPositionChangeWhenVisible={mode.kind === 'list'}
        offset={2}
        withRoles={false}
        closeOnEscape={false}
        transitionProps={{ duration: 0 }}
        shadow="md"
      >
        <Popover.Target>
          <FieldBox
            ref={box}
            id={id}
            listId={listId}
            field={props}
            byId={byId}
            list={list}
            quick={quick}
            listed={list.open && mode.kind === 'list'}
            onRemove={remove}
            onStep={stepChips}
            onChange={creatable ? (concept) => change(concept, 'chip') : undefined}
            onKeyDown={onKeyDown}
          />
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown} data-dropdown-of={listId}>
          <FieldPane
            mode={mode}
            listId={listId}
            label={label}
            role={role}
            facetId={facet?.id ?? null}
            concepts={concepts}
            byId={byId}
            list={list}
            quick={quick}
            retired={retired}
            onChoose={choose}
            onChange={creatable ? (concept) => change(concept.id, 'list') : undefined}
            onMade={(concept) => take(concept, byName)}
            onBack={back}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

/** The focus has gone with the whole window and comes back with it: what is typed and open stays. */
function isWindowLeft(event: FocusEvent): boolean {
  return event.relatedTarget === null && event.target === document.activeElement;
}

/** A chip that had the focus may go with a merge, and would take the focus along: the field takes it back. */
function useRegainedFocus(
  value: readonly ConceptId[],
  entered: boolean,
  input: () => HTMLInputElement | null | undefined,
): void {
  const chosen = value.join(' ');
  const regain = useEffectEvent(() => {
    if (entered && document.activeElement === document.body) input()?.focus();
  });
  useEffect(() => {
    if (chosen !== '') regain();
  }, [chosen]);
}
