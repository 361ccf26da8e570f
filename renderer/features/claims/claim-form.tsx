import { useLayoutEffect, useRef } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { ancestorsOf } from '#shared/domain/concept.ts';
import { assertionLabels, conclusionLabels, supportLabels } from '#shared/domain/labels.ts';
import { assertions, conclusions, supports } from '#shared/domain/values.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { ChoiceGroup } from './choice-group.tsx';
import styles from './claim-form.module.css';
import type { Names } from '#shared/domain/contrast-words.ts';
import type { ConceptSlot } from './concept-slot.ts';
import { DerivedLine } from './derived-line.tsx';
import { DirectionField } from './direction-field.tsx';
import { MoreFields } from './more-fields.tsx';
import { NumbersInSight } from './numbers-in-sight.tsx';
import { NumbersSection } from './numbers/numbers-section.tsx';
import { ProposalsBar } from './proposals-bar.tsx';
import { Quotes } from './quotes.tsx';
import { SameAs } from './same-as.tsx';
import { SideQuestion } from './side-question.tsx';
import { TextField } from './text-field.tsx';
import { useClaimEdits } from './use-claim-edits.ts';
import { useFieldKeys } from './use-field-keys.ts';
import { useProposals } from './use-proposals.ts';

const conclusionChoices = conclusions.map((value) => ({ value, label: conclusionLabels[value] }));
const supportChoices = supports.map((value) => ({ value, label: supportLabels[value] }));
const assertionChoices = assertions.map((value) => ({ value, label: assertionLabels[value] }));

/** Everything a person says about one claim, in one column; each field saves itself. */
export function ClaimForm(props: {
  readonly claim: ClaimView;
  /** All claims of the paper, in order. */
  readonly claims: readonly ClaimView[];
  /** Just made: the focus goes to its first side. */
  readonly fresh: boolean;
  readonly concepts: ReadonlyMap<string, ConceptView>;
  readonly names: Names;
  readonly locked: boolean;
  readonly conceptField: ConceptSlot;
  readonly onGoTo: (annotationId: AnnotationId) => void;
  /** The person is done with this claim: Ctrl+Enter. */
  readonly onDone: () => void;
  /** Escape; `untouched` when nothing at all was entered. */
  readonly onEscape: (untouched: boolean) => void;
}) {
  const { claim, fresh, concepts, names, conceptField: ConceptField } = props;
  const edits = useClaimEdits(claim.id);
  const proposals = useProposals(claim.id);
  const form = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLInputElement>(null);
  // Before anything else is heard: what is typed after the key that made the claim belongs here.
  useLayoutEffect(() => {
    if (fresh) first.current?.focus();
  }, [fresh]);
  // What comes in above the field that has the focus must not push it out of sight.
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (form.current?.contains(focused)) focused?.scrollIntoView?.({ block: 'nearest' });
  }, [proposals.concepts.length, proposals.direction]);
  useKeys({
    id: 'claim.done',
    label: 'Done with this claim',
    keys: '$mod+Enter',
    section: 'Claim',
    within: form,
    whileTyping: true,
    inPalette: false,
    run: props.onDone,
  });
  useKeys({
    id: 'claim.leave',
    label: 'Leave the claim; one without any entry is taken back',
    keys: 'Escape',
    section: 'Claim',
    within: form,
    whileTyping: true,
    inPalette: false,
    run: () => {
      const texts = [...(form.current?.querySelectorAll<HTMLInputElement>('input, textarea') ?? [])];
      props.onEscape(texts.every((field) => field.value === ''));
    },
  });
  useFieldKeys();
  const set = (fields: Parameters<typeof edits.set>[0]) => void edits.set(fields);
  return (
    <div ref={form} className={styles.form} role="group" aria-label="Claim">
      <Quotes quotes={claim.quotes} onGoTo={props.onGoTo} onTakeOff={edits.removeWords} />
      <SameAs claim={claim} claims={props.claims} />
      <TextField
        label="Statement"
        field={`${claim.id}.statement`}
        lines="many"
        maxLength={100_000}
        placeholder="In your own words, if the quote needs them"
        value={claim.statement}
        save={(statement, group) => edits.set({ statement }, group)}
      />
      <ProposalsBar claim={claim} names={names} locked={props.locked} proposals={proposals} />
      <ConceptField
        label="Therapy"
        role="therapy"
        value={claim.therapy}
        proposed={proposals.of('therapy')}
        creatable
        placeholder="All that this side received"
        inputRef={first}
        onAdd={(concept) => edits.addConcept('therapy', concept)}
        onRemove={(concept) => edits.removeConcept('therapy', concept)}
      />
      <ConceptField
        label="Against"
        role="therapy"
        value={claim.comparator}
        proposed={proposals.of('comparator')}
        creatable
        placeholder="All that the other side received"
        onAdd={(concept) => edits.addConcept('comparator', concept)}
        onRemove={(concept) => edits.removeConcept('comparator', concept)}
      />
      <DerivedLine claim={claim} names={names} />
      <SideQuestion
        claim={claim}
        names={names}
        ancestorsOf={(concept) => ancestorsOf(concepts, concept)}
        onTakeOff={edits.removeConcept}
      />
      <ConceptField
        label="Outcome"
        role="outcome"
        value={claim.outcome === null ? [] : [claim.outcome]}
        proposed={proposals.of('outcome')}
        creatable
        placeholder="One outcome"
        onAdd={(outcome) => set({ outcome })}
        onRemove={() => set({ outcome: null })}
      />
      <DirectionField
        claim={claim}
        better={claim.outcome === null ? null : (concepts.get(claim.outcome)?.better ?? null)}
        set={set}
      />
      <ChoiceGroup
        field="conclusion"
        label="Conclusion of the source"
        choices={conclusionChoices}
        value={claim.conclusion}
        onChoose={(conclusion) => set({ conclusion })}
      />
      <ChoiceGroup
        field="support"
        label="Support"
        choices={supportChoices}
        value={claim.support}
        onChoose={(support) => set({ support })}
      />
      <ChoiceGroup
        field="assertion"
        label="Assertion"
        choices={assertionChoices}
        value={claim.assertion}
        onChoose={(assertion) => set({ assertion })}
      />
      <NumbersInSight claim={claim}>
        <NumbersSection claim={claim} edits={edits} onGoTo={props.onGoTo} />
      </NumbersInSight>
      <MoreFields
        claim={claim}
        edits={edits}
        names={names}
        proposed={proposals.of('population')}
        conceptField={ConceptField}
      />
    </div>
  );
}
