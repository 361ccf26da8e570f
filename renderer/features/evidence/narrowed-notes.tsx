import { X } from 'lucide-react';
import type { ConceptScope } from '#shared/contract/concept-scope.ts';
import type { ClaimId, ConceptId, StudyId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { formatCount } from '#renderer/ui/format.ts';
import styles from './filter-bar.module.css';

/*
 * Conditions that only a picture sets: a cell of it can ask for studies, years and populations. Each is said, and taken
 * away by a press.
 */

function Note(props: { readonly words: string; readonly onAll: () => void }) {
  const { words, onAll } = props;
  return (
    <button type="button" className={styles.scope} aria-label={`Only ${words}: remove`} onClick={onAll}>
      {words}
      <X size={12} aria-hidden="true" />
    </button>
  );
}

/** The studies that the view is about. */
export function StudyNote(props: { readonly studies: readonly StudyId[]; readonly onAll: () => void }) {
  const { studies, onAll } = props;
  const known = useRead(methods.studies.list, {}).data ?? [];
  if (studies.length === 0) return null;
  const labels = studies.map((id) => known.find((study) => study.id === id)?.label ?? 'a study that is gone');
  return <Note words={labels.join(', ')} onAll={onAll} />;
}

/** The claims that the view was narrowed to, by a value of the table of studies. */
export function ClaimNote(props: { readonly claims: readonly ClaimId[]; readonly onAll: () => void }) {
  const { claims, onAll } = props;
  if (claims.length === 0) return null;
  return <Note words={formatCount(claims.length, 'chosen claim', 'chosen claims')} onAll={onAll} />;
}

/** The years that the view is about. */
export function YearNote(props: { readonly years: readonly (number | null)[]; readonly onAll: () => void }) {
  const { years, onAll } = props;
  if (years.length === 0) return null;
  return <Note words={years.map((year) => year ?? 'no year').join(', ')} onAll={onAll} />;
}

/** The populations that the view is about. */
export function PopulationNote(props: {
  readonly population: readonly ConceptId[];
  readonly scope: ConceptScope;
  readonly onAll: () => void;
}) {
  const { population, scope, onAll } = props;
  const known = useRead(methods.taxonomy.concepts, {}).data ?? [];
  if (scope === 'none') return <Note words="no population" onAll={onAll} />;
  if (population.length === 0) return null;
  const names = population.map((id) => known.find((concept) => concept.id === id)?.name ?? 'a concept');
  const more = scope === 'itself' ? ' (not specified)' : '';
  return <Note words={`${names.join(', ')}${more}`} onAll={onAll} />;
}
