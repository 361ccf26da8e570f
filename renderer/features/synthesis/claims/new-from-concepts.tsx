import { useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { AnalysisEdit } from '#shared/contract/analyses.ts';
import { isSurvival } from '#shared/stats/effect-sizes/better-words.ts';
import { useClaimsOutside } from './claims-context.ts';
import styles from './claims.module.css';
import { type AboutConcepts, namesFrom } from './concept-names.ts';
import { useHasClaims } from './use-candidates.ts';

const fields = [
  { key: 'therapy', label: 'Therapy', role: 'therapy' },
  { key: 'comparator', label: 'Comparator', role: 'therapy' },
  { key: 'outcome', label: 'Outcome of claims', role: 'outcome' },
] as const;

/** Begins an analysis with what claims are about: their concepts give its names. Not there in a review without claims. */
export function NewFromConcepts(props: { readonly onNames: (names: AnalysisEdit) => void }) {
  const { conceptField: ConceptField } = useClaimsOutside();
  const concepts = useRead(methods.taxonomy.concepts, {}).data ?? [];
  const [about, setAbout] = useState<AboutConcepts>({ therapy: [], comparator: [], outcome: [] });
  if (!useHasClaims() || ConceptField === null) return null;
  const change = (next: AboutConcepts) => {
    setAbout(next);
    props.onNames(namesFrom(next, concepts));
  };
  const survival = concepts.some(({ id, name }) => about.outcome.includes(id) && isSurvival(name));
  return (
    <fieldset className={styles.fromConcepts}>
      <legend>From the concepts of claims</legend>
      <div className={styles.filter}>
        {fields.map(({ key, label, role }) => (
          <div key={key} className={styles.concept}>
            <ConceptField
              label={label}
              role={role}
              value={about[key]}
              creatable={false}
              onAdd={(id) => change({ ...about, [key]: key === 'outcome' ? [id] : [...about[key], id] })}
              onRemove={(id) => change({ ...about, [key]: about[key].filter((one) => one !== id) })}
            />
          </div>
        ))}
      </div>
      {survival ? (
        <p className={styles.quiet}>
          Say below which way is better: counts of survival may be of those who live or of those who die. Of a
          hazard ratio the lower hazard is.
        </p>
      ) : null}
    </fieldset>
  );
}
