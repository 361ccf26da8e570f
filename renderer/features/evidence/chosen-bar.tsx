import { type KeyboardEvent, useRef } from 'react';
import { Button, Menu } from '@mantine/core';
import { ChevronDown, X } from 'lucide-react';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { ClaimId, ConceptId } from '#shared/contract/ids.ts';
import type { ManyEdit } from '#shared/contract/claims.ts';
import {
  assertionLabels,
  conclusionLabels,
  directionGlyphs,
  directionLabels,
  supportLabels,
} from '#shared/domain/labels.ts';
import { assertions, conclusions, directions, supports } from '#shared/domain/values.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { formatCount } from '#renderer/ui/format.ts';
import styles from './chosen-bar.module.css';
import { ChosenConcepts } from './chosen-concepts.tsx';
import type { ConceptSlot } from './concept-slot.ts';
import { useClearOfBar } from './use-clear-of-bar.ts';

/** Whether a claim is the one that the reviewer would quote for its study, therapy and outcome. */
const marks = ['key', 'not-key'] as const;
const markWords = { key: '★ Key claim', 'not-key': 'Not the key claim' } as const;

function isOpen(target: HTMLElement): boolean {
  return target.ariaExpanded === 'true';
}

/**
 * What can be done with several claims at once: each choice is one change of all of them, and one step of Undo. Escape
 * leaves them.
 */
export function ChosenBar(props: {
  readonly claimIds: readonly ClaimId[];
  /** How many have left the view, and the choice. */
  readonly left: number;
  readonly filter: EvidenceFilter;
  readonly conceptField: ConceptSlot;
  readonly onCopy: () => void;
  readonly onLeave: () => void;
}) {
  const { claimIds, left, filter, conceptField, onCopy, onLeave } = props;
  const bar = useRef<HTMLDivElement>(null);
  useClearOfBar(bar);
  const editMany = useCommand(methods.claims.editMany);
  const { therapy, therapyScope } = filter;
  const about = { therapy, therapyScope };
  const set = (values: ManyEdit) => void editMany({ claimIds: [...claimIds], about, set: values });
  const setConcept = (
    role: 'therapy' | 'comparator' | 'population',
    conceptId: ConceptId,
    present: boolean,
  ) => void editMany({ claimIds: [...claimIds], about, concepts: [{ role, conceptId, present }] });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget } = event;
    // Keys of a menu that is open come by here too; they are its own.
    const isOwn = target instanceof HTMLElement && currentTarget.contains(target) && !isOpen(target);
    if (event.key !== 'Escape' || event.defaultPrevented || !isOwn) return;
    event.preventDefault();
    onLeave();
  };
  return (
    <div ref={bar} className={styles.bar} role="region" aria-label="Chosen claims" onKeyDown={onKeyDown}>
      <span className={styles.count} role="status">
        {formatCount(claimIds.length, 'claim chosen', 'claims chosen')}
        {left > 0 && `, ${formatCount(left, 'other is', 'others are')} no longer shown`}
      </span>
      <Choice
        label="Direction"
        values={directions}
        words={(value) => `${directionGlyphs[value]} ${directionLabels[value]}`}
        onChoose={(direction) => set({ direction })}
        uncoded={() => set({ direction: null })}
      />
      <Choice
        label="Conclusion"
        values={conclusions}
        words={(value) => conclusionLabels[value]}
        onChoose={(conclusion) => set({ conclusion })}
        uncoded={() => set({ conclusion: null })}
      />
      <Choice
        label="Support"
        values={supports}
        words={(value) => supportLabels[value]}
        onChoose={(support) => set({ support })}
        uncoded={() => set({ support: null })}
      />
      <Choice
        label="Assertion"
        values={assertions}
        words={(value) => assertionLabels[value]}
        onChoose={(assertion) => set({ assertion })}
        uncoded={() => set({ assertion: null })}
      />
      <Choice
        label="Key claim"
        values={marks}
        words={(value) => markWords[value]}
        onChoose={(mark) => set({ key: mark === 'key' })}
      />
      <ChosenConcepts
        conceptField={conceptField}
        onConcept={setConcept}
        onOutcome={(outcome) => set({ outcome })}
      />
      <Button onClick={onCopy}>Copy</Button>
      <Button leftSection={<X size={14} aria-hidden="true" />} onClick={onLeave}>
        Done
      </Button>
    </div>
  );
}

/** A value that all chosen claims are given, or lose. */
function Choice<V extends string>(props: {
  readonly label: string;
  readonly values: readonly V[];
  readonly words: (value: V) => string;
  readonly onChoose: (value: V) => void;
  /** Takes the value off; left out where there is always one. */
  readonly uncoded?: () => void;
}) {
  const { label, values, words, onChoose, uncoded } = props;
  return (
    <Menu position="top-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button rightSection={<ChevronDown size={14} aria-hidden="true" />}>{label}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {values.map((value) => (
          <Menu.Item key={value} onClick={() => onChoose(value)}>
            {words(value)}
          </Menu.Item>
        ))}
        {uncoded === undefined ? null : (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => uncoded()}>Not coded</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
