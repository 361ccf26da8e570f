import type { ClaimEdit, ClaimView } from '#shared/contract/claims.ts';
import { directionsFor } from '#shared/domain/direction.ts';
import { directionGlyphs, directionLabels } from '#shared/domain/labels.ts';
import type { Better, Direction } from '#shared/domain/values.ts';
import { ChoiceGroup } from './choice-group.tsx';
import styles from './claim-form.module.css';

const hints: Record<Better, string> = {
  higher: 'for the patient: more is better',
  lower: 'for the patient: less is better',
  neutral: 'the outcome is neither good nor bad',
};

/** Which side did better for the patient; only the directions that the contrast allows. */
export function DirectionField(props: {
  readonly claim: ClaimView;
  /** Which way the outcome is better; null when that is not said. */
  readonly better: Better | null;
  readonly set: (fields: ClaimEdit) => void;
}) {
  const { claim, better, set } = props;
  const allowed = directionsFor(claim.contrast, better);
  // One that was coded under another contrast or outcome stays in sight until a person changes it.
  const strange = claim.direction !== null && !allowed.includes(claim.direction);
  const offered: readonly Direction[] =
    claim.direction !== null && strange ? [...allowed, claim.direction] : allowed;
  return (
    <ChoiceGroup
      field="direction"
      label="Direction"
      aside={better === null ? null : <span className={styles.aside}>{hints[better]}</span>}
      choices={offered.map((value) => ({
        value,
        label: directionLabels[value],
        glyph: directionGlyphs[value],
      }))}
      value={claim.direction}
      onChoose={(direction) => set({ direction })}
    />
  );
}
