import type { ClaimEdit, ClaimView } from '#shared/contract/claims.ts';
import { directionConflict } from '#shared/domain/direction.ts';
import { contrastLabels } from '#shared/domain/labels.ts';
import { deriveContrast } from '#shared/domain/sides.ts';
import { type Contrast, contrasts } from '#shared/domain/values.ts';
import { ChoiceGroup } from './choice-group.tsx';
import styles from './claim-form.module.css';

const choices = contrasts.map((value) => ({ value, label: contrastLabels[value] }));

/** The contrast in force: derived from the sides until a person chooses another. */
export function ContrastField(props: {
  readonly claim: ClaimView;
  readonly set: (fields: ClaimEdit) => void;
}) {
  const { claim, set } = props;
  const derived = deriveContrast(claim.therapy, claim.comparator);
  const choose = (chosen: Contrast | null) => {
    const contrast = chosen === derived ? null : chosen;
    set({ contrast, ...directionFor(claim, chosen ?? derived) });
  };
  return (
    <ChoiceGroup
      field="contrast"
      label="Contrast"
      aside={
        <span className={styles.aside}>
          {claim.contrastChosen
            ? `chosen; the sides say: ${contrastLabels[derived]}`
            : 'follows from the sides'}
        </span>
      }
      choices={choices}
      value={claim.contrast}
      onChoose={choose}
    />
  );
}

/** A direction that the new contrast does not know goes with the old one, in the same step of undo. */
function directionFor(claim: ClaimView, contrast: Contrast): { readonly direction?: null } {
  const conflict = claim.direction !== null && directionConflict(contrast, claim.direction) !== null;
  return conflict ? { direction: null } : {};
}
