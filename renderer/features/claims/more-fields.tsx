import type { ClaimView } from '#shared/contract/claims.ts';
import type { ConceptId } from '#shared/contract/ids.ts';
import { contrastLabels } from '#shared/domain/labels.ts';
import type { Names } from '#shared/domain/contrast-words.ts';
import type { ConceptSlot } from './concept-slot.ts';
import { ContrastField } from './contrast-field.tsx';
import { Fold } from './fold.tsx';
import { StudyField } from './study-field.tsx';
import { TextField } from './text-field.tsx';
import type { ClaimEdits } from './use-claim-edits.ts';

/** Fields that most claims leave alone, folded away; the fold tells what they hold. */
export function MoreFields(props: {
  readonly claim: ClaimView;
  readonly edits: ClaimEdits;
  readonly names: Names;
  /** For the population. */
  readonly proposed: readonly ConceptId[];
  readonly conceptField: ConceptSlot;
}) {
  const { claim, edits, names, proposed, conceptField: ConceptField } = props;
  const held = heldWords(claim, names);
  return (
    <Fold title="More" holds={held === '' ? 'contrast, study, population, subgroup, time point, note' : held}>
      <ContrastField claim={claim} set={(fields) => void edits.set(fields)} />
      <StudyField claim={claim} edits={edits} />
      <ConceptField
        label="Population"
        role="population"
        value={claim.population}
        proposed={proposed}
        creatable
        placeholder="If narrower than the study’s"
        onAdd={(concept) => edits.addConcept('population', concept)}
        onRemove={(concept) => edits.removeConcept('population', concept)}
      />
      <TextField
        label="Subgroup"
        field={`${claim.id}.subgroup`}
        lines="one"
        maxLength={2000}
        value={claim.subgroup ?? ''}
        save={(text, group) => edits.set({ subgroup: orNull(text) }, group)}
      />
      <TextField
        label="Time point"
        field={`${claim.id}.timePoint`}
        lines="one"
        maxLength={2000}
        value={claim.timePoint ?? ''}
        save={(text, group) => edits.set({ timePoint: orNull(text) }, group)}
      />
      <TextField
        label="Note"
        field={`${claim.id}.note`}
        lines="many"
        maxLength={100_000}
        value={claim.note}
        save={(note, group) => edits.set({ note }, group)}
      />
    </Fold>
  );
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function heldWords(claim: ClaimView, names: Names): string {
  const words = [
    claim.contrastChosen ? contrastLabels[claim.contrast] : '',
    ...claim.population.map(names),
    claim.subgroup ?? '',
    claim.timePoint ?? '',
    claim.note,
  ];
  return words.filter((word) => word.trim() !== '').join(' · ');
}
