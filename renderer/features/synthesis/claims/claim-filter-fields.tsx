import { useClaimsOutside } from './claims-context.ts';
import styles from './claims.module.css';
import type { ClaimFilter } from './use-candidates.ts';

const fields = [
  { role: 'therapy', label: 'Therapy' },
  { role: 'outcome', label: 'Outcome' },
] as const;

/** Which claims are looked at, by what they are about. */
export function ClaimFilterFields(props: {
  readonly filter: ClaimFilter;
  readonly onFilter: (filter: ClaimFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { conceptField: ConceptField } = useClaimsOutside();
  if (ConceptField === null) return null;
  return (
    <div className={styles.filter}>
      {fields.map(({ role, label }) => (
        <div key={role} className={styles.concept}>
          <ConceptField
            label={label}
            role={role}
            value={filter[role]}
            creatable={false}
            placeholder="Any"
            onAdd={(id) => onFilter({ ...filter, [role]: [...filter[role], id] })}
            onRemove={(id) => onFilter({ ...filter, [role]: filter[role].filter((one) => one !== id) })}
          />
        </div>
      ))}
    </div>
  );
}
